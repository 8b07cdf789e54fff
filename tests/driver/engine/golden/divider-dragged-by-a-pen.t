# A pen drags the divider, far from it in the end.
zone 1 canvas 0 0 714 804
zone 9 drag 704 0 20 804
down 1 714 400 tool pen
+20ms
move 1 690 390
+20ms
move 1 660 380
+20ms
up 1
---
0ms drag-begin zone 9 gesture 1 at 714.0 400.0 mm
20ms drag-move zone 9 gesture 1 at 690.0 390.0 mm
40ms drag-move zone 9 gesture 1 at 660.0 380.0 mm
60ms drag-end zone 9 gesture 1 at 660.0 380.0 mm
contacts 1 seen, 0 lost, 0 open
