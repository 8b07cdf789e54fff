# Group 1 moves its page while group 2 writes.
zone 1 canvas 0 0 714 804
zone 2 canvas 714 0 714 804
down 1 1000 300
+20ms
move 1 1010 300
down 2 200 300
+20ms
move 1 1020 300
down 3 280 300
+20ms
move 1 1030 300
move 2 200 320
move 3 280 320
+20ms
up 1
up 2
+20ms
up 3
---
0ms ink-begin zone 2 gesture 1 at 1000.0 300.0 mm
20ms ink-extend zone 2 gesture 1 at 1010.0 300.0 mm
20ms ink-begin zone 1 gesture 2 at 200.0 300.0 mm
40ms ink-extend zone 2 gesture 1 at 1020.0 300.0 mm
40ms ink-begin zone 1 gesture 3 at 280.0 300.0 mm
60ms ink-extend zone 2 gesture 1 at 1030.0 300.0 mm
60ms ink-extend zone 1 gesture 2 at 200.0 320.0 mm
60ms ink-extend zone 1 gesture 3 at 280.0 320.0 mm
60ms transform-begin zone 1 gesture 4 at 240.0 320.0 mm scale 1.000
60ms ink-cancel zone 1 gesture 2 at 200.0 320.0 mm
60ms ink-cancel zone 1 gesture 3 at 280.0 320.0 mm
60ms transform-update zone 1 gesture 4 at 240.0 320.0 mm scale 1.000
100ms transform-end zone 1 gesture 4 at 240.0 320.0 mm scale 1.000
180ms ink-end zone 2 gesture 1 at 1030.0 300.0 mm
contacts 3 seen, 0 lost, 0 open
