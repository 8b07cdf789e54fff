# Half a class taps about in one pane: a dot far away, lifted a moment ago, and a finger that only
# rests there forbid nobody to zoom.
zone 1 canvas 0 0 1428 804
down 9 1000 600
+20ms
up 9
+40ms
down 8 1200 500
down 1 200 300
down 2 280 300
+80ms
move 1 180 300
move 2 300 300
+20ms
move 1 150 300
move 2 330 300
+100ms
move 1 100 300
move 2 380 300
+20ms
up 1
up 2
up 8
+300ms
---
0ms ink-begin zone 1 gesture 1 at 1000.0 600.0 mm
60ms ink-begin zone 1 gesture 2 at 200.0 300.0 mm
60ms ink-begin zone 1 gesture 3 at 280.0 300.0 mm
60ms ink-begin zone 1 gesture 4 at 1200.0 500.0 mm
120ms ink-end zone 1 gesture 1 at 1000.0 600.0 mm
120ms transform-begin zone 1 gesture 5 at 240.0 300.0 mm scale 1.000
140ms ink-extend zone 1 gesture 2 at 180.0 300.0 mm
140ms ink-extend zone 1 gesture 3 at 300.0 300.0 mm
140ms ink-cancel zone 1 gesture 2 at 180.0 300.0 mm
140ms ink-cancel zone 1 gesture 3 at 300.0 300.0 mm
140ms transform-update zone 1 gesture 5 at 240.0 300.0 mm scale 1.500
160ms transform-update zone 1 gesture 5 at 240.0 300.0 mm scale 2.250
260ms transform-update zone 1 gesture 5 at 240.0 300.0 mm scale 3.500
280ms transform-end zone 1 gesture 5 at 240.0 300.0 mm scale 3.500
380ms ink-end zone 1 gesture 4 at 1200.0 500.0 mm
contacts 4 seen, 0 lost, 0 open
