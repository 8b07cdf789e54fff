# The pen's other end taps a tool: that is what it was meant to do.
zone 5 control 20 700 40 40
down 1 40 720 tool eraser
+60ms
up 1
---
0ms press zone 5 gesture 1 at 40.0 720.0 mm
60ms tap zone 5 gesture 1 at 40.0 720.0 mm
60ms release zone 5 gesture 1 at 40.0 720.0 mm
contacts 1 seen, 0 lost, 0 open
