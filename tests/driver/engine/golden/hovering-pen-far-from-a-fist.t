# A pen is held near the glass while, 50 cm away, a pupil rubs: the rubber works.
zone 1 canvas 0 0 1428 804
approach 1 900 300 tool pen
+20ms
down 2 400 300 size 80x50
+20ms
move 2 420 300
+20ms
up 2
up 1
---
20ms wipe-begin zone 1 gesture 1 at 400.0 300.0 mm extent 80.0 50.0
40ms wipe-extend zone 1 gesture 1 at 420.0 300.0 mm extent 80.0 50.0
160ms wipe-end zone 1 gesture 1 at 420.0 300.0 mm extent 80.0 50.0
contacts 2 seen, 0 lost, 0 open
