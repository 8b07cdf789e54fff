# Nib and finger were measured. The first finger of a hand lands lightly; both move the page.
zone 1 canvas 0 0 1428 804
plug 1
sizes 1 4 10 60 0
down 1 300 300 size 6x5
+20ms
move 1 301 300
+25ms
move 1 300 300
+15ms
move 1 300 300 size 10x10
down 2 370 300 size 10x10
+20ms
move 1 296 300
move 2 374 300
+20ms
move 1 292 300
move 2 378 300
+20ms
move 1 288 300
move 2 382 300
+20ms
move 1 284 300
move 2 386 300
+20ms
move 1 280 300
move 2 390 300
+20ms
up 1
up 2
+300ms
---
0ms device-came 1
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 301.0 300.0 mm
45ms ink-extend zone 1 gesture 1 at 300.0 300.0 mm
60ms ink-begin zone 1 gesture 2 at 370.0 300.0 mm
80ms ink-extend zone 1 gesture 1 at 296.0 300.0 mm
80ms ink-extend zone 1 gesture 2 at 374.0 300.0 mm
100ms ink-extend zone 1 gesture 1 at 292.0 300.0 mm
100ms ink-extend zone 1 gesture 2 at 378.0 300.0 mm
100ms transform-begin zone 1 gesture 3 at 335.0 300.0 mm scale 1.000
100ms ink-cancel zone 1 gesture 1 at 292.0 300.0 mm
100ms ink-cancel zone 1 gesture 2 at 378.0 300.0 mm
100ms transform-update zone 1 gesture 3 at 335.0 300.0 mm scale 1.000
120ms transform-update zone 1 gesture 3 at 335.0 300.0 mm scale 1.093
140ms transform-update zone 1 gesture 3 at 335.0 300.0 mm scale 1.186
160ms transform-update zone 1 gesture 3 at 335.0 300.0 mm scale 1.279
180ms transform-end zone 1 gesture 3 at 335.0 300.0 mm scale 1.279
contacts 2 seen, 0 lost, 0 open
