# The board starts while a finger lies on a tool: it is pressed, and tapped when the finger lifts,
# as if it had just landed.
zone 5 control 20 700 40 40
appear 1 40 720
+50ms
up 1
---
0ms press zone 5 gesture 1 at 40.0 720.0 mm
50ms tap zone 5 gesture 1 at 40.0 720.0 mm
50ms release zone 5 gesture 1 at 40.0 720.0 mm
contacts 1 seen, 0 lost, 0 open
