# Two fingers move the page when, 40 cm away in the same pane, a pen begins to write: the page
# rests under it, and the pen writes.
zone 1 canvas 0 0 1428 804
down 1 200 300
down 2 280 300
+100ms
move 1 200 330
move 2 280 330
+20ms
down 3 700 300 tool pen
+20ms
move 1 200 360
move 2 280 360
move 3 720 300
+20ms
up 1
up 2
up 3
---
0ms ink-begin zone 1 gesture 1 at 200.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 280.0 300.0 mm
60ms transform-begin zone 1 gesture 3 at 240.0 300.0 mm scale 1.000
100ms ink-extend zone 1 gesture 1 at 200.0 330.0 mm
100ms ink-extend zone 1 gesture 2 at 280.0 330.0 mm
100ms ink-cancel zone 1 gesture 1 at 200.0 330.0 mm
100ms ink-cancel zone 1 gesture 2 at 280.0 330.0 mm
100ms transform-update zone 1 gesture 3 at 240.0 330.0 mm scale 1.000
120ms ink-begin zone 1 gesture 4 at 700.0 300.0 mm
140ms ink-extend zone 1 gesture 4 at 720.0 300.0 mm
160ms transform-end zone 1 gesture 3 at 240.0 330.0 mm scale 1.000
160ms ink-end zone 1 gesture 4 at 720.0 300.0 mm
contacts 3 seen, 0 lost, 0 open
