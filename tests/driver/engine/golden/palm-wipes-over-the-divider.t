# A hand that rubs in pane 1 slides over into pane 2: it rubs in pane 1 only.
zone 1 canvas 0 0 714 804
zone 2 canvas 714 0 714 804
down 1 680 300 size 60x45
+20ms
move 1 720 300
+20ms
move 1 780 300
+20ms
up 1
---
0ms wipe-begin zone 1 gesture 1 at 680.0 300.0 mm extent 60.0 45.0
20ms wipe-extend zone 1 gesture 1 at 720.0 300.0 mm extent 60.0 45.0
40ms wipe-extend zone 1 gesture 1 at 780.0 300.0 mm extent 60.0 45.0
160ms wipe-end zone 1 gesture 1 at 780.0 300.0 mm extent 60.0 45.0
contacts 1 seen, 0 lost, 0 open
