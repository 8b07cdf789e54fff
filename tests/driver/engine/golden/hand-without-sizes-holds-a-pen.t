# The same hand with a pen in it: neither a rubber nor a pinch nor crumbs, only the pen's line.
zone 1 canvas 0 0 714 804
down 9 300 300 tool pen pressure 0.5
+10ms
down 1 360 360
down 2 380 370
down 3 370 390
down 4 400 380
move 9 305 300
+10ms
down 5 390 400      # a knuckle that comes later
+10ms
move 9 310 300
up 1
up 2
up 3
up 4
up 5
+10ms
up 9
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
10ms ink-extend zone 1 gesture 1 at 305.0 300.0 mm
30ms ink-extend zone 1 gesture 1 at 310.0 300.0 mm
40ms ink-end zone 1 gesture 1 at 310.0 300.0 mm
contacts 6 seen, 0 lost, 0 open
