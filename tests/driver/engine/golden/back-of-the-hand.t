# The back of the hand slides better than a sweaty palm: long, narrow, and still a rubber.
zone 1 canvas 0 0 714 804
down 1 300 300 size 95x38
+20ms
move 1 330 300
+20ms
move 1 360 300
+20ms
up 1
---
0ms wipe-begin zone 1 gesture 1 at 300.0 300.0 mm extent 95.0 38.0
20ms wipe-extend zone 1 gesture 1 at 330.0 300.0 mm extent 95.0 38.0
40ms wipe-extend zone 1 gesture 1 at 360.0 300.0 mm extent 95.0 38.0
160ms wipe-end zone 1 gesture 1 at 360.0 300.0 mm extent 95.0 38.0
contacts 1 seen, 0 lost, 0 open
