# Two pupils rub in one pane, 50 cm apart: two rubbers.
zone 1 canvas 0 0 1428 804
down 1 300 300 size 70x50
+20ms
down 2 800 300 size 75x50
+20ms
move 1 320 300
move 2 780 300
+20ms
up 1
+20ms
move 2 760 300
+20ms
up 2
---
0ms wipe-begin zone 1 gesture 1 at 300.0 300.0 mm extent 70.0 50.0
20ms wipe-begin zone 1 gesture 2 at 800.0 300.0 mm extent 75.0 50.0
40ms wipe-extend zone 1 gesture 1 at 320.0 300.0 mm extent 70.0 50.0
40ms wipe-extend zone 1 gesture 2 at 780.0 300.0 mm extent 75.0 50.0
80ms wipe-extend zone 1 gesture 2 at 760.0 300.0 mm extent 75.0 50.0
160ms wipe-end zone 1 gesture 1 at 320.0 300.0 mm extent 70.0 50.0
200ms wipe-end zone 1 gesture 2 at 760.0 300.0 mm extent 75.0 50.0
contacts 2 seen, 0 lost, 0 open
