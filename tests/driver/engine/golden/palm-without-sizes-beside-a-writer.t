# On a panel without sizes a pupil rubs with a palm of five contacts; 25 cm away another writes on.
zone 1 canvas 0 0 1428 804
down 9 700 300
+20ms
move 9 704 300
down 1 400 300
down 2 440 290
+10ms
move 9 708 300
down 3 420 340
down 4 450 350
down 5 390 335
+40ms
move 9 716 300
move 1..5 420 320 by 12 4
+20ms
up 1..5
move 9 720 300
+20ms
up 9
---
0ms ink-begin zone 1 gesture 1 at 700.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 704.0 300.0 mm
20ms ink-begin zone 1 gesture 2 at 400.0 300.0 mm
20ms ink-begin zone 1 gesture 3 at 440.0 290.0 mm
30ms ink-extend zone 1 gesture 1 at 708.0 300.0 mm
30ms ink-begin zone 1 gesture 4 at 420.0 340.0 mm
30ms ink-cancel zone 1 gesture 2 at 400.0 300.0 mm
30ms ink-cancel zone 1 gesture 3 at 440.0 290.0 mm
30ms ink-cancel zone 1 gesture 4 at 420.0 340.0 mm
30ms wipe-begin zone 1 gesture 5 at 425.0 320.0 mm extent 50.0 60.0
70ms wipe-extend zone 1 gesture 5 at 431.0 302.0 mm extent 50.0 60.0
70ms ink-extend zone 1 gesture 1 at 716.0 300.0 mm
90ms ink-extend zone 1 gesture 1 at 720.0 300.0 mm
90ms wipe-end zone 1 gesture 5 at 431.0 302.0 mm extent 50.0 60.0
210ms ink-end zone 1 gesture 1 at 720.0 300.0 mm
contacts 6 seen, 0 lost, 0 open
