# A divider between two panes; the finger stays its owner wherever it goes.
zone 1 canvas 0 0 714 804
zone 9 drag 704 0 20 804
down 1 714 400
+20ms
move 1 700 400
+20ms
move 1 500 410
+20ms
up 1
+100ms
down 2 714 400 size 80x50
+20ms
move 2 600 400
up 2
---
0ms drag-begin zone 9 gesture 1 at 714.0 400.0 mm
20ms drag-move zone 9 gesture 1 at 700.0 400.0 mm
40ms drag-move zone 9 gesture 1 at 500.0 410.0 mm
60ms drag-end zone 9 gesture 1 at 500.0 410.0 mm
contacts 2 seen, 0 lost, 0 open
