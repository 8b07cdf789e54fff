# Two pupils press the same tool at the same time: each has pressed it.
zone 5 control 20 700 200 40
down 1 60 720
+20ms
down 2 180 720
+60ms
up 1
+20ms
up 2
---
0ms press zone 5 gesture 1 at 60.0 720.0 mm
20ms press zone 5 gesture 2 at 180.0 720.0 mm
80ms tap zone 5 gesture 1 at 60.0 720.0 mm
80ms release zone 5 gesture 1 at 60.0 720.0 mm
100ms tap zone 5 gesture 2 at 180.0 720.0 mm
100ms release zone 5 gesture 2 at 180.0 720.0 mm
contacts 2 seen, 0 lost, 0 open
