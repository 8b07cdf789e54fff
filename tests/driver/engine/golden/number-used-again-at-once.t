# The panel gives the number of a contact that ends to one that begins in the same packet.
zone 1 canvas 0 0 1428 804
down 3 300 300 tool pen
+10ms
up 3
down 3 900 300 tool pen
+10ms
move 3 910 300
+10ms
up 3
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
10ms ink-end zone 1 gesture 1 at 300.0 300.0 mm
10ms ink-begin zone 1 gesture 2 at 900.0 300.0 mm
20ms ink-extend zone 1 gesture 2 at 910.0 300.0 mm
30ms ink-end zone 1 gesture 2 at 910.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
