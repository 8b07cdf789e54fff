# The teacher freezes the pane while a pupil writes: the stroke is the pupil's until the finger
# lifts, the next one is refused.
zone 1 canvas 0 0 714 804
down 1 300 300 tool pen
+20ms
move 1 310 300
zone 8 locked 0 0 714 804
+20ms
move 1 330 300
+20ms
up 1
+20ms
down 2 340 300 tool pen
+20ms
up 2
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 310.0 300.0 mm
40ms ink-extend zone 1 gesture 1 at 330.0 300.0 mm
60ms ink-end zone 1 gesture 1 at 330.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
