# Two packets with the same time stamp, and one after a pause of an hour.
zone 1 canvas 0 0 714 804
down 1 300 300 tool pen
+0ms
move 1 305 300
+0ms
move 1 310 300
+3600000ms
move 1 320 300
+10ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
0ms ink-extend zone 1 gesture 1 at 305.0 300.0 mm
0ms ink-extend zone 1 gesture 1 at 310.0 300.0 mm
3600000ms ink-extend zone 1 gesture 1 at 320.0 300.0 mm
3600010ms ink-end zone 1 gesture 1 at 320.0 300.0 mm
contacts 1 seen, 0 lost, 0 open
