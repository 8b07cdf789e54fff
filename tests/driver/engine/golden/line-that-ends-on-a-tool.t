# A line drawn down over the edge of the paper ends on a tool: the tool is not pressed.
zone 1 canvas 0 0 714 700
zone 5 control 0 700 714 100
down 1 300 600 tool pen
+20ms
move 1 300 660
+20ms
move 1 300 720
+20ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 300.0 600.0 mm
20ms ink-extend zone 1 gesture 1 at 300.0 660.0 mm
40ms ink-extend zone 1 gesture 1 at 300.0 720.0 mm
60ms ink-end zone 1 gesture 1 at 300.0 720.0 mm
contacts 1 seen, 0 lost, 0 open
