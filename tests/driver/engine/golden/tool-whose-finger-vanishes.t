# A packet without the finger that pressed a tool: it lifted there, so it tapped.
zone 5 control 20 700 40 40
down 1 40 720
+50ms
vanish 1
---
0ms press zone 5 gesture 1 at 40.0 720.0 mm
50ms tap zone 5 gesture 1 at 40.0 720.0 mm
50ms release zone 5 gesture 1 at 40.0 720.0 mm
contacts 1 seen, 0 lost, 0 open
