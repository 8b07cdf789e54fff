# The panel loses the palm: the rubber stops where it was, and what lands there at once is still
# that hand.
zone 1 canvas 0 0 714 804
down 1 300 300 size 70x50
+20ms
move 1 310 300
+20ms
vanish 1
+30ms
down 2 320 310
+20ms
up 2
---
0ms wipe-begin zone 1 gesture 1 at 300.0 300.0 mm extent 70.0 50.0
20ms wipe-extend zone 1 gesture 1 at 310.0 300.0 mm extent 70.0 50.0
140ms wipe-end zone 1 gesture 1 at 310.0 300.0 mm extent 70.0 50.0
contacts 2 seen, 0 lost, 0 open
