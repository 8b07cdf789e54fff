# Four panes, four pens, one packet each time.
zone 1 canvas 0 0 357 804
zone 2 canvas 357 0 357 804
zone 3 canvas 714 0 357 804
zone 4 canvas 1071 0 357 804
down 1..4 100 300 by 357 0 tool pen
+16ms
move 1..4 110 305 by 357 0
+16ms
up 1..4
---
0ms ink-begin zone 1 gesture 1 at 100.0 300.0 mm
0ms ink-begin zone 2 gesture 2 at 457.0 300.0 mm
0ms ink-begin zone 3 gesture 3 at 814.0 300.0 mm
0ms ink-begin zone 4 gesture 4 at 1171.0 300.0 mm
16ms ink-extend zone 1 gesture 1 at 110.0 305.0 mm
16ms ink-extend zone 2 gesture 2 at 467.0 305.0 mm
16ms ink-extend zone 3 gesture 3 at 824.0 305.0 mm
16ms ink-extend zone 4 gesture 4 at 1181.0 305.0 mm
32ms ink-end zone 1 gesture 1 at 110.0 305.0 mm
32ms ink-end zone 2 gesture 2 at 467.0 305.0 mm
32ms ink-end zone 3 gesture 3 at 824.0 305.0 mm
32ms ink-end zone 4 gesture 4 at 1181.0 305.0 mm
contacts 4 seen, 0 lost, 0 open
