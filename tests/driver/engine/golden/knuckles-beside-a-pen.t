# The same hand on a panel without sizes: two knuckles below the pen, which come and go. Only the
# pen writes.
zone 1 canvas 0 0 714 804
down 1 300 300 tool pen
+20ms
move 1 302 300
down 2 330 370
+20ms
move 1 304 300
down 3 360 360
+60ms
move 1 308 300
up 2
+120ms
move 1 314 300
down 4 332 371
+40ms
up 1
up 3
up 4
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 302.0 300.0 mm
40ms ink-extend zone 1 gesture 1 at 304.0 300.0 mm
100ms ink-extend zone 1 gesture 1 at 308.0 300.0 mm
220ms ink-extend zone 1 gesture 1 at 314.0 300.0 mm
260ms ink-end zone 1 gesture 1 at 314.0 300.0 mm
contacts 4 seen, 0 lost, 0 open
