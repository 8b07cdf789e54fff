# A broken driver reports sizes below zero: taken for none.
zone 1 canvas 0 0 714 804
down 1 300 300 size -60x-50
+20ms
move 1 310 300 size -1x12
+20ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 310.0 300.0 mm
140ms ink-end zone 1 gesture 1 at 310.0 300.0 mm
contacts 1 seen, 0 lost, 0 open
