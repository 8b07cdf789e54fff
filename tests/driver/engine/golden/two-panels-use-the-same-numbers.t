# Two boards side by side are one wall, and both begin to count at 1.
zone 1 canvas 0 0 714 804
zone 2 canvas 714 0 714 804
down 1:1 300 300
down 2:1 1000 300
+10ms
move 1:1 310 300
+10ms
up 1:1
+10ms
move 2:1 1010 300
+10ms
up 2:1
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
0ms ink-begin zone 2 gesture 2 at 1000.0 300.0 mm
10ms ink-extend zone 1 gesture 1 at 310.0 300.0 mm
30ms ink-extend zone 2 gesture 2 at 1010.0 300.0 mm
120ms ink-end zone 1 gesture 1 at 310.0 300.0 mm
140ms ink-end zone 2 gesture 2 at 1010.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
