# A panel repeats its packet although nothing has changed: no events but one begin and one end.
zone 1 canvas 0 0 714 804
down 1 300 300 tool pen
+8ms
move 1
+8ms
move 1 300 300
+8ms
move 1 301 300
+8ms
move 1
+8ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
24ms ink-extend zone 1 gesture 1 at 301.0 300.0 mm
40ms ink-end zone 1 gesture 1 at 301.0 300.0 mm
contacts 1 seen, 0 lost, 0 open
