# Two pupils write in one pane at an arm's length; neither waits for the other.
zone 1 canvas 0 0 1428 804
down 1 200 300
down 2 800 300
+10ms
move 1 210 300
move 2 810 300
+10ms
move 1 220 300
up 2
+10ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 200.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 800.0 300.0 mm
10ms ink-extend zone 1 gesture 1 at 210.0 300.0 mm
10ms ink-extend zone 1 gesture 2 at 810.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 220.0 300.0 mm
120ms ink-end zone 1 gesture 2 at 810.0 300.0 mm
130ms ink-end zone 1 gesture 1 at 220.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
