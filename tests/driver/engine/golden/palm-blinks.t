# A rubbing hand is lost for 26 ms and found 2 cm further on: one rubber, and no gap in what it
# rubs.
zone 1 canvas 0 0 714 804
down 1 300 300 size 70x50
+26ms
move 1 310 300
+26ms
move 1 320 300
+26ms
vanish 1
+26ms
down 2 340 300 size 71x50
+26ms
move 2 350 300
+26ms
up 2
---
0ms wipe-begin zone 1 gesture 1 at 300.0 300.0 mm extent 70.0 50.0
26ms wipe-extend zone 1 gesture 1 at 310.0 300.0 mm extent 70.0 50.0
52ms wipe-extend zone 1 gesture 1 at 320.0 300.0 mm extent 70.0 50.0
104ms wipe-extend zone 1 gesture 1 at 340.0 300.0 mm extent 70.5 50.0
130ms wipe-extend zone 1 gesture 1 at 350.0 300.0 mm extent 70.8 50.0
256ms wipe-end zone 1 gesture 1 at 350.0 300.0 mm extent 70.8 50.0
contacts 2 seen, 0 lost, 0 open
