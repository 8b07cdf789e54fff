# The plainest thing there is: a finger writes at once, and lifts.
zone 1 canvas 0 0 714 804
down 1 120 80 size 12x12
+10ms
move 1 123 80
+10ms
move 1 129 82
+10ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 120.0 80.0 mm
10ms ink-extend zone 1 gesture 1 at 123.0 80.0 mm
20ms ink-extend zone 1 gesture 1 at 129.0 82.0 mm
130ms ink-end zone 1 gesture 1 at 129.0 82.0 mm
contacts 1 seen, 0 lost, 0 open
