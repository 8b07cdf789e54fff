# A palm has just lifted; a pen that lands on the spot writes at once: the lock-out is for fingers.
zone 1 canvas 0 0 714 804
down 1 300 300 size 70x50
+50ms
up 1
+30ms
down 2 310 300 tool pen
+20ms
move 2 320 300
+20ms
up 2
---
0ms wipe-begin zone 1 gesture 1 at 300.0 300.0 mm extent 70.0 50.0
80ms wipe-end zone 1 gesture 1 at 300.0 300.0 mm extent 70.0 50.0
80ms ink-begin zone 1 gesture 2 at 310.0 300.0 mm
100ms ink-extend zone 1 gesture 2 at 320.0 300.0 mm
120ms ink-end zone 1 gesture 2 at 320.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
