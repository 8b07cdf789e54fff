# A finger comes near a tool, touches it, and is near again: one tap. Near alone is nothing.
zone 5 control 20 700 40 40
approach 1 40 705
+20ms
move 1 40 715
+20ms
touch 1 40 720
+60ms
hover 1 40 718
+20ms
up 1
---
40ms press zone 5 gesture 1 at 40.0 720.0 mm
100ms tap zone 5 gesture 1 at 40.0 720.0 mm
100ms release zone 5 gesture 1 at 40.0 720.0 mm
contacts 1 seen, 0 lost, 0 open
