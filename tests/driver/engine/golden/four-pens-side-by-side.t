# Four pupils with pens, 3 cm apart, all in one packet: four lines.
zone 1 canvas 0 0 1428 804
down 1 300 300 tool pen
down 2 330 300 tool pen
down 3 360 300 tool pen
down 4 390 300 tool pen
+10ms
move 1 300 320
move 2 330 320
move 3 360 320
move 4 390 320
+10ms
up 1
up 2
up 3
up 4
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 330.0 300.0 mm
0ms ink-begin zone 1 gesture 3 at 360.0 300.0 mm
0ms ink-begin zone 1 gesture 4 at 390.0 300.0 mm
10ms ink-extend zone 1 gesture 1 at 300.0 320.0 mm
10ms ink-extend zone 1 gesture 2 at 330.0 320.0 mm
10ms ink-extend zone 1 gesture 3 at 360.0 320.0 mm
10ms ink-extend zone 1 gesture 4 at 390.0 320.0 mm
20ms ink-end zone 1 gesture 1 at 300.0 320.0 mm
20ms ink-end zone 1 gesture 2 at 330.0 320.0 mm
20ms ink-end zone 1 gesture 3 at 360.0 320.0 mm
20ms ink-end zone 1 gesture 4 at 390.0 320.0 mm
contacts 4 seen, 0 lost, 0 open
