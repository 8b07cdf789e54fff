# Two pupils write with pens, each with a hand on the glass; a third rubs with a fist beyond both.
zone 1 canvas 0 0 1428 804
down 1 200 300 tool pen
down 2 600 300 tool pen
+20ms
down 3 240 370 size 70x50
down 4 640 370 size 70x50
down 5 1100 300 size 80x50
+20ms
move 1 210 300
move 2 610 300
move 5 1120 300
+20ms
up 1
up 2
up 3
up 4
up 5
---
0ms ink-begin zone 1 gesture 1 at 200.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 600.0 300.0 mm
20ms wipe-begin zone 1 gesture 3 at 1100.0 300.0 mm extent 80.0 50.0
40ms ink-extend zone 1 gesture 1 at 210.0 300.0 mm
40ms ink-extend zone 1 gesture 2 at 610.0 300.0 mm
40ms wipe-extend zone 1 gesture 3 at 1120.0 300.0 mm extent 80.0 50.0
60ms ink-end zone 1 gesture 1 at 210.0 300.0 mm
60ms ink-end zone 1 gesture 2 at 610.0 300.0 mm
160ms wipe-end zone 1 gesture 3 at 1120.0 300.0 mm extent 80.0 50.0
contacts 5 seen, 0 lost, 0 open
