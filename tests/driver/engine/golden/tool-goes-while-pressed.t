# A menu is closed by the other hand while a finger presses one of its tools. The contact keeps its
# zone: the finger lifts where it pressed, and the board knows whether the tool is still there.
zone 5 control 20 700 40 40
down 1 40 720
+50ms
no-zones
+50ms
up 1
---
0ms press zone 5 gesture 1 at 40.0 720.0 mm
100ms tap zone 5 gesture 1 at 40.0 720.0 mm
100ms release zone 5 gesture 1 at 40.0 720.0 mm
contacts 1 seen, 0 lost, 0 open
