# A finger that has gone on is not held, even if it comes back.
zone 1 canvas 0 0 714 804
down 1 300 300
+100ms
move 1 306 300
+100ms
move 1 300 300
+2000ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
100ms ink-extend zone 1 gesture 1 at 306.0 300.0 mm
200ms ink-extend zone 1 gesture 1 at 300.0 300.0 mm
2300ms ink-end zone 1 gesture 1 at 300.0 300.0 mm
contacts 1 seen, 0 lost, 0 open
