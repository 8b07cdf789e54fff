# A pupil leans on the paper with one hand and taps a tool just beside it with the other: the tool
# is another zone, and knows nothing of palms next door.
zone 1 canvas 0 0 714 700
zone 5 control 0 700 714 100
down 1 300 650 size 70x50
+100ms
down 2 330 720 size 12x12
+60ms
up 2
+100ms
up 1
---
0ms wipe-begin zone 1 gesture 1 at 300.0 650.0 mm extent 70.0 50.0
100ms press zone 5 gesture 2 at 330.0 720.0 mm
160ms tap zone 5 gesture 2 at 330.0 720.0 mm
160ms release zone 5 gesture 2 at 330.0 720.0 mm
360ms wipe-end zone 1 gesture 1 at 300.0 650.0 mm extent 70.0 50.0
contacts 2 seen, 0 lost, 0 open
