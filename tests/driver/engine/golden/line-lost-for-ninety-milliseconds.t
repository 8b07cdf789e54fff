# Other frames lose a finger for up to 100 ms. It is found where it was going: one line.
zone 1 canvas 0 0 714 804
down 1 100 300
+10ms
move 1 102 300
+10ms
move 1 104 300
+10ms
move 1 106 300
+10ms
vanish 1
+80ms
down 2 124 300
+10ms
move 2 126 300
+10ms
up 2
---
0ms ink-begin zone 1 gesture 1 at 100.0 300.0 mm
10ms ink-extend zone 1 gesture 1 at 102.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 104.0 300.0 mm
30ms ink-extend zone 1 gesture 1 at 106.0 300.0 mm
120ms ink-extend zone 1 gesture 1 at 124.0 300.0 mm
130ms ink-extend zone 1 gesture 1 at 126.0 300.0 mm
240ms ink-end zone 1 gesture 1 at 126.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
