# Two thumbs, 30 cm apart, in one packet: no hand spans that, both write.
zone 1 canvas 0 0 1428 804
down 1 300 300
down 2 600 300
+20ms
move 1 320 300
move 2 580 300
+20ms
up 1
up 2
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 600.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 320.0 300.0 mm
20ms ink-extend zone 1 gesture 2 at 580.0 300.0 mm
140ms ink-end zone 1 gesture 1 at 320.0 300.0 mm
140ms ink-end zone 1 gesture 2 at 580.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
