# A panel without sizes: three pupils touch at once, 25 cm apart. Nobody has a hand that large.
zone 1 canvas 0 0 1428 804
down 1..3 200 300 by 250 10
+20ms
move 1..3 200 320 by 250 10
+20ms
up 1..3
---
0ms ink-begin zone 1 gesture 1 at 200.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 450.0 310.0 mm
0ms ink-begin zone 1 gesture 3 at 700.0 320.0 mm
20ms ink-extend zone 1 gesture 1 at 200.0 320.0 mm
20ms ink-extend zone 1 gesture 2 at 450.0 330.0 mm
20ms ink-extend zone 1 gesture 3 at 700.0 340.0 mm
140ms ink-end zone 1 gesture 1 at 200.0 320.0 mm
140ms ink-end zone 1 gesture 2 at 450.0 330.0 mm
140ms ink-end zone 1 gesture 3 at 700.0 340.0 mm
contacts 3 seen, 0 lost, 0 open
