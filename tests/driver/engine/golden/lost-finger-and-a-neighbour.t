# A finger lifts for good at the end of a line; 60 ms later and 30 cm away another begins: not its
# end.
zone 1 canvas 0 0 1428 804
down 1 200 300
+10ms
move 1 204 300
+10ms
up 1
+60ms
down 2 500 300
+10ms
up 2
---
0ms ink-begin zone 1 gesture 1 at 200.0 300.0 mm
10ms ink-extend zone 1 gesture 1 at 204.0 300.0 mm
80ms ink-begin zone 1 gesture 2 at 500.0 300.0 mm
120ms ink-end zone 1 gesture 1 at 204.0 300.0 mm
190ms ink-end zone 1 gesture 2 at 500.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
