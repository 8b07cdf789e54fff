# The frames of two panels have one time, and the second one's was read first: a palm on one rubs,
# and takes the crumb that the other saw of the same hand, as it would the other way round.
zone 1 canvas 0 0 1428 804
down 2:1 360 300
down 1:1 300 300 size 80x50
+20ms
move 1:1 320 300
+20ms
up 2:1
up 1:1
---
0ms wipe-begin zone 1 gesture 1 at 300.0 300.0 mm extent 80.0 50.0
20ms wipe-extend zone 1 gesture 1 at 320.0 300.0 mm extent 80.0 50.0
140ms wipe-end zone 1 gesture 1 at 320.0 300.0 mm extent 80.0 50.0
contacts 2 seen, 0 lost, 0 open
