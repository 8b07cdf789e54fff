# The hand lies on the other side of the pen.
zone 1 canvas 0 0 714 804
down 1 400 300 tool pen
+20ms
move 1 405 300
down 2 340 360 size 48x70
+20ms
move 1 410 300
+20ms
up 1
up 2
---
0ms ink-begin zone 1 gesture 1 at 400.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 405.0 300.0 mm
40ms ink-extend zone 1 gesture 1 at 410.0 300.0 mm
60ms ink-end zone 1 gesture 1 at 410.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
