# A rubber's size grows and never trembles, and has a limit.
zone 1 canvas 0 0 714 804
down 1 300 300 size 60x40
+20ms
move 1 300 300 size 90x60
+20ms
move 1 300 300 size 88x58
+20ms
move 1 300 300 size 50x40
+20ms
move 1 300 300 size 400x300
+20ms
move 1 301 300 size 400x300
+20ms
move 1 301 300 size 20x400   # a bar across the frame: taken for a square of its area
+20ms
up 1
---
0ms wipe-begin zone 1 gesture 1 at 300.0 300.0 mm extent 60.0 40.0
20ms wipe-extend zone 1 gesture 1 at 300.0 300.0 mm extent 75.0 50.0
40ms wipe-extend zone 1 gesture 1 at 300.0 300.0 mm extent 81.5 54.0
80ms wipe-extend zone 1 gesture 1 at 300.0 300.0 mm extent 115.8 102.0
100ms wipe-extend zone 1 gesture 1 at 301.0 300.0 mm extent 132.9 126.0
240ms wipe-end zone 1 gesture 1 at 301.0 300.0 mm extent 132.9 126.0
contacts 1 seen, 0 lost, 0 open
