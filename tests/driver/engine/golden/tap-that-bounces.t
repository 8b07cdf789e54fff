# The frame loses the finger for 20 ms while it lies on a tool: one tap, not two. A second tap in
# earnest counts.
zone 5 control 20 700 40 40
down 1 40 720
+60ms
up 1
+20ms
down 2 41 720
+60ms
up 2
+120ms
down 3 40 720
+60ms
up 3
---
0ms press zone 5 gesture 1 at 40.0 720.0 mm
60ms tap zone 5 gesture 1 at 40.0 720.0 mm
60ms release zone 5 gesture 1 at 40.0 720.0 mm
260ms press zone 5 gesture 2 at 40.0 720.0 mm
320ms tap zone 5 gesture 2 at 40.0 720.0 mm
320ms release zone 5 gesture 2 at 40.0 720.0 mm
contacts 3 seen, 0 lost, 0 open
