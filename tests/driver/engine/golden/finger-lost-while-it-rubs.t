# No sizes. Of a hand that rubs the panel loses one finger after another; those that come back
# between the others are of that hand and rub on for it.
zone 1 canvas 0 0 1428 804
down 1 300 300
down 2 320 300
down 3 340 300
down 4 360 300
+200ms
up 1
up 2
+60ms
down 5 301 300
+60ms
up 3
up 4
+60ms
move 5 330 320
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
380ms wipe-extend zone 1 gesture 4 at 359.0 320.0 mm extent 60.0 45.0
400ms wipe-end zone 1 gesture 4 at 359.0 320.0 mm extent 60.0 45.0
contacts 5 seen, 0 lost, 0 open
