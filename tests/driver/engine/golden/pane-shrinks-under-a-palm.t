# A divider is pushed over a hand that rubs: the hand goes on in its pane.
zone 1 canvas 0 0 714 804
zone 2 canvas 714 0 714 804
down 1 650 300 size 70x50
+20ms
move 1 660 300
zone 1 canvas 0 0 500 804
zone 2 canvas 500 0 928 804
+20ms
move 1 670 300
+20ms
up 1
---
0ms wipe-begin zone 1 gesture 1 at 650.0 300.0 mm extent 70.0 50.0
20ms wipe-extend zone 1 gesture 1 at 660.0 300.0 mm extent 70.0 50.0
40ms wipe-extend zone 1 gesture 1 at 670.0 300.0 mm extent 70.0 50.0
160ms wipe-end zone 1 gesture 1 at 670.0 300.0 mm extent 70.0 50.0
contacts 1 seen, 0 lost, 0 open
