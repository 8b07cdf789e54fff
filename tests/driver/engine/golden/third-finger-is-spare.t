# A hand moves the page with three fingers: the third neither writes nor disturbs. A pupil beyond
# the hand's reach writes all the same. What the third has written until it was clear is taken back.
zone 1 canvas 0 0 1428 804
down 1 200 300
down 2 280 300
+20ms
down 3 240 340
+20ms
move 3 241 341
down 4 900 300
+40ms
move 1 200 340
move 2 280 340
move 3 240 380
+20ms
up 1
+120ms
down 5 220 300      # that hand again, one finger still down
+20ms
up 2
up 3
up 4
up 5
---
0ms ink-begin zone 1 gesture 1 at 200.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 280.0 300.0 mm
20ms ink-begin zone 1 gesture 3 at 240.0 340.0 mm
40ms ink-extend zone 1 gesture 3 at 241.0 341.0 mm
40ms ink-begin zone 1 gesture 4 at 900.0 300.0 mm
60ms transform-begin zone 1 gesture 5 at 240.0 300.0 mm scale 1.000
80ms ink-extend zone 1 gesture 1 at 200.0 340.0 mm
80ms ink-extend zone 1 gesture 2 at 280.0 340.0 mm
80ms ink-extend zone 1 gesture 3 at 240.0 380.0 mm
80ms ink-cancel zone 1 gesture 1 at 200.0 340.0 mm
80ms ink-cancel zone 1 gesture 2 at 280.0 340.0 mm
80ms ink-cancel zone 1 gesture 3 at 240.0 380.0 mm
80ms transform-update zone 1 gesture 5 at 240.0 340.0 mm scale 1.000
200ms transform-end zone 1 gesture 5 at 240.0 340.0 mm scale 1.000
340ms ink-end zone 1 gesture 4 at 900.0 300.0 mm
contacts 5 seen, 0 lost, 0 open
