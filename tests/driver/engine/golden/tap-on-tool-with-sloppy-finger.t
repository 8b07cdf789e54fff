# The finger slides 6 mm beyond the tool's edge: near enough. 20 mm is not.
zone 5 control 20 700 40 40
down 1 58 720
+30ms
move 1 66 720
+30ms
up 1
+200ms
down 2 58 720
+30ms
move 2 80 720
+30ms
up 2
---
0ms press zone 5 gesture 1 at 58.0 720.0 mm
60ms tap zone 5 gesture 1 at 66.0 720.0 mm
60ms release zone 5 gesture 1 at 66.0 720.0 mm
260ms press zone 5 gesture 2 at 58.0 720.0 mm
290ms release zone 5 gesture 2 at 80.0 720.0 mm
contacts 2 seen, 0 lost, 0 open
