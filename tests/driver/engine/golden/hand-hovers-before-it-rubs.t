# An infrared frame sees the whole hand before it touches: it rubs from the touch on.
zone 1 canvas 0 0 714 804
approach 1 300 300 size 70x50
+20ms
move 1 305 300
+20ms
touch 1 310 300
+20ms
move 1 330 300
+20ms
hover 1 340 300
+20ms
up 1
---
40ms wipe-begin zone 1 gesture 1 at 310.0 300.0 mm extent 70.0 50.0
60ms wipe-extend zone 1 gesture 1 at 330.0 300.0 mm extent 70.0 50.0
80ms wipe-end zone 1 gesture 1 at 330.0 300.0 mm extent 70.0 50.0
contacts 1 seen, 0 lost, 0 open
