# A pen's other end; and a pen that is turned round as the panel finds out what it is.
zone 1 canvas 0 0 714 804
down 1 300 300 tool eraser
+10ms
move 1 310 300
+10ms
up 1
+10ms
down 2 310 300      # no hand, no lock-out
+10ms
move 2 312 300 tool eraser
+10ms
move 2 320 300
+10ms
up 2
---
0ms wipe-begin zone 1 gesture 1 at 300.0 300.0 mm extent 30.0 30.0
10ms wipe-extend zone 1 gesture 1 at 310.0 300.0 mm extent 30.0 30.0
20ms wipe-end zone 1 gesture 1 at 310.0 300.0 mm extent 30.0 30.0
30ms ink-begin zone 1 gesture 2 at 310.0 300.0 mm
40ms ink-cancel zone 1 gesture 2 at 312.0 300.0 mm
40ms wipe-begin zone 1 gesture 3 at 312.0 300.0 mm extent 30.0 30.0
50ms wipe-extend zone 1 gesture 3 at 320.0 300.0 mm extent 30.0 30.0
60ms wipe-end zone 1 gesture 3 at 320.0 300.0 mm extent 30.0 30.0
contacts 2 seen, 0 lost, 0 open
