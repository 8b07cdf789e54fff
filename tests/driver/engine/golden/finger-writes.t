zone 1 canvas 0 0 714 804
down 1 120.0 80.5
+10ms
move 1 121 80.5
+10ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 120.0 80.5 mm
10ms ink-extend zone 1 gesture 1 at 121.0 80.5 mm
20ms ink-end zone 1 gesture 1 at 121.0 80.5 mm
contacts 1 seen, 0 lost, 0 open
