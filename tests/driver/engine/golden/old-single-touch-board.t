# A board of 2005 is an absolute mouse: it writes, rests and taps.
zone 1 canvas 0 0 1428 700
zone 5 control 0 700 1428 104
down 1 300 300 tool mouse
+15ms
move 1 320 310
+15ms
up 1
+200ms
down 2 300 750 tool mouse
+80ms
up 2
+200ms
down 3 500 300 tool mouse
+700ms
up 3
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
15ms ink-extend zone 1 gesture 1 at 320.0 310.0 mm
30ms ink-end zone 1 gesture 1 at 320.0 310.0 mm
230ms press zone 5 gesture 2 at 300.0 750.0 mm
310ms tap zone 5 gesture 2 at 300.0 750.0 mm
310ms release zone 5 gesture 2 at 300.0 750.0 mm
510ms ink-begin zone 1 gesture 3 at 500.0 300.0 mm
1110ms hold zone 1 gesture 3 at 500.0 300.0 mm
1210ms ink-end zone 1 gesture 3 at 500.0 300.0 mm
contacts 3 seen, 0 lost, 0 open
