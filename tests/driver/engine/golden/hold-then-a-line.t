# The teacher holds still, the board offers help with lines, and the finger draws on: one gesture,
# one hold.
zone 1 canvas 0 0 714 804
down 1 300 300
+700ms
move 1 320 300
+20ms
move 1 360 300
+1000ms
move 1 361 300
+20ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
600ms hold zone 1 gesture 1 at 300.0 300.0 mm
700ms ink-extend zone 1 gesture 1 at 320.0 300.0 mm
720ms ink-extend zone 1 gesture 1 at 360.0 300.0 mm
1720ms ink-extend zone 1 gesture 1 at 361.0 300.0 mm
1840ms ink-end zone 1 gesture 1 at 361.0 300.0 mm
contacts 1 seen, 0 lost, 0 open
