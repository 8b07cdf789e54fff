# One finger of the hand that moves the page lifts, the other draws on: it moves nothing and writes
# nothing until it has lifted.
zone 1 canvas 0 0 714 804
down 1 200 300
down 2 280 300
+100ms
move 1 200 340
move 2 280 340
+20ms
up 2
+200ms
move 1 300 340
+20ms
up 1
+300ms
down 3 300 340 tool pen
+20ms
up 3
---
0ms ink-begin zone 1 gesture 1 at 200.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 280.0 300.0 mm
60ms transform-begin zone 1 gesture 3 at 240.0 300.0 mm scale 1.000
100ms ink-extend zone 1 gesture 1 at 200.0 340.0 mm
100ms ink-extend zone 1 gesture 2 at 280.0 340.0 mm
100ms ink-cancel zone 1 gesture 1 at 200.0 340.0 mm
100ms ink-cancel zone 1 gesture 2 at 280.0 340.0 mm
100ms transform-update zone 1 gesture 3 at 240.0 340.0 mm scale 1.000
220ms transform-end zone 1 gesture 3 at 240.0 340.0 mm scale 1.000
640ms ink-begin zone 1 gesture 4 at 300.0 340.0 mm
660ms ink-end zone 1 gesture 4 at 300.0 340.0 mm
contacts 3 seen, 0 lost, 0 open
