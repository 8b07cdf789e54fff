# A pupil begins to write on a page that somebody else is moving: it rests under his hand, and goes
# on from there once he has lifted for good.
zone 1 canvas 0 0 1428 804
down 1 200 300
down 2 280 300
+80ms
move 1 180 300
move 2 300 300
+20ms
move 1 150 300
move 2 330 300
+100ms
down 3 800 300
+20ms
move 3 820 300
move 1 140 300
+20ms
move 3 850 300
move 1 130 300
+20ms
up 3
move 1 120 300
+50ms
move 2 340 300
+80ms
move 1 110 300      # from here the page follows again, without a jump
move 2 350 300
+20ms
move 1 110 320
move 2 350 320
+20ms
up 1
up 2
---
0ms ink-begin zone 1 gesture 1 at 200.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 280.0 300.0 mm
60ms transform-begin zone 1 gesture 3 at 240.0 300.0 mm scale 1.000
80ms ink-extend zone 1 gesture 1 at 180.0 300.0 mm
80ms ink-extend zone 1 gesture 2 at 300.0 300.0 mm
80ms ink-cancel zone 1 gesture 1 at 180.0 300.0 mm
80ms ink-cancel zone 1 gesture 2 at 300.0 300.0 mm
80ms transform-update zone 1 gesture 3 at 240.0 300.0 mm scale 1.500
100ms transform-update zone 1 gesture 3 at 240.0 300.0 mm scale 2.250
200ms ink-begin zone 1 gesture 4 at 800.0 300.0 mm
220ms ink-extend zone 1 gesture 4 at 820.0 300.0 mm
240ms ink-extend zone 1 gesture 4 at 850.0 300.0 mm
360ms ink-end zone 1 gesture 4 at 850.0 300.0 mm
390ms transform-update zone 1 gesture 3 at 240.0 300.0 mm scale 2.250
410ms transform-update zone 1 gesture 3 at 240.0 320.0 mm scale 2.250
430ms transform-end zone 1 gesture 3 at 240.0 320.0 mm scale 2.250
contacts 3 seen, 0 lost, 0 open
