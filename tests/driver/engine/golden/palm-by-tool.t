# The panel itself says palm and reports no size; later it changes its mind, the board does not.
zone 1 canvas 0 0 714 804
down 1 300 300 tool palm
+20ms
move 1 320 300
+20ms
move 1 340 300 tool finger
+20ms
up 1
---
0ms wipe-begin zone 1 gesture 1 at 300.0 300.0 mm extent 45.0 45.0
20ms wipe-extend zone 1 gesture 1 at 320.0 300.0 mm extent 45.0 45.0
40ms wipe-extend zone 1 gesture 1 at 340.0 300.0 mm extent 45.0 45.0
160ms wipe-end zone 1 gesture 1 at 340.0 300.0 mm extent 45.0 45.0
contacts 1 seen, 0 lost, 0 open
