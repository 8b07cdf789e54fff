# A panel reports the same size for whatever touches it, 6 % of both axes. Fingers write.
zone 1 canvas 0 0 1428 804
down 1 300 300 size 42x24
down 2 900 300 size 42x24
+12ms
move 1 310 300
move 2 910 300
+12ms
up 1
up 2
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 900.0 300.0 mm
12ms ink-extend zone 1 gesture 1 at 310.0 300.0 mm
12ms ink-extend zone 1 gesture 2 at 910.0 300.0 mm
124ms ink-end zone 1 gesture 1 at 310.0 300.0 mm
124ms ink-end zone 1 gesture 2 at 910.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
