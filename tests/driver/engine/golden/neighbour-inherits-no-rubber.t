# No sizes. One pupil rubs with four fingers; a neighbour puts a finger beside them and is shut out.
# As the hand lifts its wipe ends, and the neighbour, who never rubbed, does not rub on.
zone 1 canvas 0 0 1428 804
down 1 300 300
down 2 320 300
down 3 340 300
down 4 360 300
+100ms
move 4 362 302
+100ms
down 5 450 300
+20ms
move 5 455 300
+100ms
up 1
up 2
up 3
+20ms
up 4
+20ms
move 5 458 300
+20ms
up 5
+300ms
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 320.0 300.0 mm
0ms ink-begin zone 1 gesture 3 at 340.0 300.0 mm
0ms ink-cancel zone 1 gesture 1 at 300.0 300.0 mm
0ms ink-cancel zone 1 gesture 2 at 320.0 300.0 mm
0ms ink-cancel zone 1 gesture 3 at 340.0 300.0 mm
0ms wipe-begin zone 1 gesture 4 at 330.0 300.0 mm extent 60.0 45.0
100ms wipe-extend zone 1 gesture 4 at 332.0 302.0 mm extent 60.0 45.0
340ms wipe-end zone 1 gesture 4 at 332.0 302.0 mm extent 60.0 45.0
contacts 5 seen, 0 lost, 0 open
