# The teacher's mouse clicks 5 cm from where a pupil writes: no hand has both.
zone 1 canvas 0 0 1428 804
down 1:1 300 300
down 2:1 350 300 tool mouse
+20ms
move 1:1 310 300
move 2:1 360 300
+20ms
up 1:1
up 2:1
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 350.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 310.0 300.0 mm
20ms ink-extend zone 1 gesture 2 at 360.0 300.0 mm
40ms ink-end zone 1 gesture 2 at 360.0 300.0 mm
140ms ink-end zone 1 gesture 1 at 310.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
