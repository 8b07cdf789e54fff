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
