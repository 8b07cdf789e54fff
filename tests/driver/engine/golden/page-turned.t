# Two fingers turn about each other: nothing turns on this board, and at the same distance nothing
# grows.
zone 1 canvas 0 0 714 804
down 1 200 300
down 2 280 300
+100ms
move 1 240 260
move 2 240 340
+20ms
up 1
up 2
---
0ms ink-begin zone 1 gesture 1 at 200.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 280.0 300.0 mm
60ms transform-begin zone 1 gesture 3 at 240.0 300.0 mm scale 1.000
100ms ink-extend zone 1 gesture 1 at 240.0 260.0 mm
100ms ink-extend zone 1 gesture 2 at 240.0 340.0 mm
100ms ink-cancel zone 1 gesture 1 at 240.0 260.0 mm
100ms ink-cancel zone 1 gesture 2 at 240.0 340.0 mm
100ms transform-update zone 1 gesture 3 at 240.0 300.0 mm scale 1.000
120ms transform-end zone 1 gesture 3 at 240.0 300.0 mm scale 1.000
contacts 2 seen, 0 lost, 0 open
