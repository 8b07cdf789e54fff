# The hand is first seen when it is down already and as large as it is: a rubber from its first
# packet.
zone 1 canvas 0 0 714 804
appear 1 300 300 size 75x45
+20ms
move 1 320 300
+20ms
vanish 1
---
0ms wipe-begin zone 1 gesture 1 at 300.0 300.0 mm extent 75.0 45.0
20ms wipe-extend zone 1 gesture 1 at 320.0 300.0 mm extent 75.0 45.0
140ms wipe-end zone 1 gesture 1 at 320.0 300.0 mm extent 75.0 45.0
contacts 1 seen, 0 lost, 0 open
