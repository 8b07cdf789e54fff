# Somebody trips over the cable with a finger on a tool: as if it had lifted there.
plug 1
zone 5 control 20 700 40 40
down 1 40 720
+50ms
unplug 1
---
0ms device-came 1
0ms press zone 5 gesture 1 at 40.0 720.0 mm
50ms tap zone 5 gesture 1 at 40.0 720.0 mm
50ms release zone 5 gesture 1 at 40.0 720.0 mm
50ms device-went 1
contacts 1 seen, 0 lost, 0 open
