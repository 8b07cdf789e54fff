# A fist is a rubber as large as it is, until it lifts.
zone 1 canvas 0 0 714 804
down 1 300 300 size 80x50
+20ms
move 1 320 300
+20ms
move 1 340 300 size 12x12   # only an edge still touches: still a rubber, still as large
+20ms
up 1
---
0ms wipe-begin zone 1 gesture 1 at 300.0 300.0 mm extent 80.0 50.0
20ms wipe-extend zone 1 gesture 1 at 320.0 300.0 mm extent 80.0 50.0
40ms wipe-extend zone 1 gesture 1 at 340.0 300.0 mm extent 80.0 50.0
160ms wipe-end zone 1 gesture 1 at 340.0 300.0 mm extent 80.0 50.0
contacts 1 seen, 0 lost, 0 open
