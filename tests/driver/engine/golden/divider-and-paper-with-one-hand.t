# Two fingers land together, one on the divider and one beside it: a drag and ink, no pinch.
zone 1 canvas 0 0 714 804
zone 9 drag 704 0 20 804
down 1 714 400
down 2 650 400 tool pen
+20ms
move 1 720 400
move 2 640 400
+20ms
up 1
up 2
---
0ms drag-begin zone 9 gesture 1 at 714.0 400.0 mm
0ms ink-begin zone 1 gesture 2 at 650.0 400.0 mm
20ms drag-move zone 9 gesture 1 at 720.0 400.0 mm
20ms ink-extend zone 1 gesture 2 at 640.0 400.0 mm
40ms drag-end zone 9 gesture 1 at 720.0 400.0 mm
40ms ink-end zone 1 gesture 2 at 640.0 400.0 mm
contacts 2 seen, 0 lost, 0 open
