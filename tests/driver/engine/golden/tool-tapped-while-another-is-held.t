# One hand holds a tool, the other taps the next one.
zone 5 control 20 700 40 40
zone 6 control 80 700 40 40
down 1 40 720
+650ms
down 2 100 720
+60ms
up 2
+60ms
up 1
---
0ms press zone 5 gesture 1 at 40.0 720.0 mm
600ms hold zone 5 gesture 1 at 40.0 720.0 mm
650ms press zone 6 gesture 2 at 100.0 720.0 mm
710ms tap zone 6 gesture 2 at 100.0 720.0 mm
710ms release zone 6 gesture 2 at 100.0 720.0 mm
770ms tap zone 5 gesture 1 at 40.0 720.0 mm
770ms release zone 5 gesture 1 at 40.0 720.0 mm
contacts 2 seen, 0 lost, 0 open
