# A rubber stays one until it lifts, whatever the panel says of it.
zone 1 canvas 0 0 714 804
down 1 300 300 tool eraser
+20ms
move 1 310 300 tool pen
+20ms
move 1 330 300
+20ms
up 1
---
0ms wipe-begin zone 1 gesture 1 at 300.0 300.0 mm extent 30.0 30.0
20ms wipe-extend zone 1 gesture 1 at 310.0 300.0 mm extent 30.0 30.0
40ms wipe-extend zone 1 gesture 1 at 330.0 300.0 mm extent 30.0 30.0
60ms wipe-end zone 1 gesture 1 at 330.0 300.0 mm extent 30.0 30.0
contacts 1 seen, 0 lost, 0 open
