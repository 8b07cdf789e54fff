# The end got lost and the panel gives the number anew: the old stroke ends, a new one begins.
zone 1 canvas 0 0 714 804
down 1 300 300
+10ms
move 1 310 300
+10ms
down 1 500 500
+10ms
move 1 510 500
+10ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
10ms ink-extend zone 1 gesture 1 at 310.0 300.0 mm
20ms ink-begin zone 1 gesture 2 at 500.0 500.0 mm
30ms ink-extend zone 1 gesture 2 at 510.0 500.0 mm
120ms ink-end zone 1 gesture 1 at 310.0 300.0 mm
140ms ink-end zone 1 gesture 2 at 510.0 500.0 mm
contacts 2 seen, 0 lost, 0 open
