# A hand moves the page with three fingers: the third neither writes nor disturbs. A pupil beyond
# the hand's reach writes all the same.
zone 1 canvas 0 0 1428 804
down 1 200 300
down 2 280 300
+20ms
down 3 240 340
+20ms
move 3 250 350
down 4 900 300
+20ms
up 1
+20ms
down 5 220 300      # that hand again, one finger still down
+20ms
up 2
up 3
up 4
up 5
---
0ms ink-begin zone 1 gesture 1 at 200.0 300.0 mm
0ms ink-cancel zone 1 gesture 1 at 200.0 300.0 mm
0ms transform-begin zone 1 gesture 2 at 240.0 300.0 mm scale 1.000
40ms ink-begin zone 1 gesture 3 at 900.0 300.0 mm
60ms transform-end zone 1 gesture 2 at 240.0 300.0 mm scale 1.000
140ms ink-end zone 1 gesture 3 at 900.0 300.0 mm
contacts 5 seen, 0 lost, 0 open
