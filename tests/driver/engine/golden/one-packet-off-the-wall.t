# One packet has the finger half a metre away, the next is right again: no line goes there.
zone 1 canvas 0 0 1428 804
down 1 300 300
+10ms
move 1 303 300
+10ms
move 1 900 500
+10ms
move 1 309 300
+10ms
move 1 312 300
+10ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
10ms ink-extend zone 1 gesture 1 at 303.0 300.0 mm
30ms ink-extend zone 1 gesture 1 at 309.0 300.0 mm
40ms ink-extend zone 1 gesture 1 at 312.0 300.0 mm
150ms ink-end zone 1 gesture 1 at 312.0 300.0 mm
contacts 1 seen, 0 lost, 0 open
