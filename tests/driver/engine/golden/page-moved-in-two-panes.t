# Two groups move their pages at the same moment, in the same packets: neither notices the other.
zone 1 canvas 0 0 714 804
zone 2 canvas 714 0 714 804
down 1 200 300
down 2 280 300
down 3 1000 300
down 4 1080 300
+100ms
move 1 200 330
move 2 280 330
move 3 980 300
move 4 1100 300
+20ms
up 1
up 2
up 3
up 4
---
0ms ink-begin zone 1 gesture 1 at 200.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 280.0 300.0 mm
0ms ink-begin zone 2 gesture 3 at 1000.0 300.0 mm
0ms ink-begin zone 2 gesture 4 at 1080.0 300.0 mm
60ms transform-begin zone 1 gesture 5 at 240.0 300.0 mm scale 1.000
60ms transform-begin zone 2 gesture 6 at 1040.0 300.0 mm scale 1.000
100ms ink-extend zone 1 gesture 1 at 200.0 330.0 mm
100ms ink-extend zone 1 gesture 2 at 280.0 330.0 mm
100ms ink-extend zone 2 gesture 3 at 980.0 300.0 mm
100ms ink-extend zone 2 gesture 4 at 1100.0 300.0 mm
100ms ink-cancel zone 1 gesture 1 at 200.0 330.0 mm
100ms ink-cancel zone 1 gesture 2 at 280.0 330.0 mm
100ms transform-update zone 1 gesture 5 at 240.0 330.0 mm scale 1.000
100ms ink-cancel zone 2 gesture 3 at 980.0 300.0 mm
100ms ink-cancel zone 2 gesture 4 at 1100.0 300.0 mm
100ms transform-update zone 2 gesture 6 at 1040.0 300.0 mm scale 1.500
120ms transform-end zone 1 gesture 5 at 240.0 330.0 mm scale 1.000
120ms transform-end zone 2 gesture 6 at 1040.0 300.0 mm scale 1.500
contacts 4 seen, 0 lost, 0 open
