# The same on a tool: pressed once, tapped once.
zone 5 control 20 700 40 40
down 1 40 720
+40ms
move 1 40 720 tool pen
+40ms
up 1
---
0ms press zone 5 gesture 1 at 40.0 720.0 mm
80ms tap zone 5 gesture 1 at 40.0 720.0 mm
80ms release zone 5 gesture 1 at 40.0 720.0 mm
contacts 1 seen, 0 lost, 0 open
