# One group moves its page while the other rubs, and a tool is tapped in between.
zone 1 canvas 0 0 714 700
zone 2 canvas 714 0 714 700
zone 5 control 0 700 1428 104
down 1 200 300 size 12x12
down 2 280 300 size 12x12
down 3 1000 300 size 80x50
down 4 700 750
+100ms
move 1 200 330
move 2 280 330
move 3 1020 300
up 4
+20ms
up 1
up 2
up 3
---
0ms ink-begin zone 1 gesture 1 at 200.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 280.0 300.0 mm
0ms wipe-begin zone 2 gesture 3 at 1000.0 300.0 mm extent 80.0 50.0
0ms press zone 5 gesture 4 at 700.0 750.0 mm
60ms transform-begin zone 1 gesture 5 at 240.0 300.0 mm scale 1.000
100ms ink-extend zone 1 gesture 1 at 200.0 330.0 mm
100ms ink-extend zone 1 gesture 2 at 280.0 330.0 mm
100ms wipe-extend zone 2 gesture 3 at 1020.0 300.0 mm extent 80.0 50.0
100ms ink-cancel zone 1 gesture 1 at 200.0 330.0 mm
100ms ink-cancel zone 1 gesture 2 at 280.0 330.0 mm
100ms transform-update zone 1 gesture 5 at 240.0 330.0 mm scale 1.000
100ms tap zone 5 gesture 4 at 700.0 750.0 mm
100ms release zone 5 gesture 4 at 700.0 750.0 mm
120ms transform-end zone 1 gesture 5 at 240.0 330.0 mm scale 1.000
220ms wipe-end zone 2 gesture 3 at 1020.0 300.0 mm extent 80.0 50.0
contacts 4 seen, 0 lost, 0 open
