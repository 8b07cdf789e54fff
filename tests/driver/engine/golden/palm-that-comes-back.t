# A palm hops: it is the same palm, and rubs on. Its fingers stay shut out.
zone 1 canvas 0 0 714 804
down 1 300 300 size 70x50
+20ms
move 1 320 300
+20ms
up 1
+20ms
down 2 330 300 size 70x50
+20ms
up 2
+20ms
down 3 340 300 size 12x12
+20ms
up 3
---
0ms wipe-begin zone 1 gesture 1 at 300.0 300.0 mm extent 70.0 50.0
20ms wipe-extend zone 1 gesture 1 at 320.0 300.0 mm extent 70.0 50.0
60ms wipe-extend zone 1 gesture 1 at 330.0 300.0 mm extent 70.0 50.0
180ms wipe-end zone 1 gesture 1 at 330.0 300.0 mm extent 70.0 50.0
contacts 3 seen, 0 lost, 0 open
