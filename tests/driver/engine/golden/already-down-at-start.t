# The board starts while a hand lies on it: no beginning was seen, so this is one. What turns up
# only to be gone is nothing.
zone 1 canvas 0 0 714 804
appear 1 300 300
+10ms
move 1 310 300
+10ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
10ms ink-extend zone 1 gesture 1 at 310.0 300.0 mm
120ms ink-end zone 1 gesture 1 at 310.0 300.0 mm
contacts 1 seen, 0 lost, 0 open
