# A panel that reports every 26 ms has the whole tap in one packet.
zone 5 control 20 700 40 40
dot 1 40 720
+200ms
dot 2 40 720 tool pen
---
0ms press zone 5 gesture 1 at 40.0 720.0 mm
0ms tap zone 5 gesture 1 at 40.0 720.0 mm
0ms release zone 5 gesture 1 at 40.0 720.0 mm
200ms press zone 5 gesture 2 at 40.0 720.0 mm
200ms tap zone 5 gesture 2 at 40.0 720.0 mm
200ms release zone 5 gesture 2 at 40.0 720.0 mm
contacts 2 seen, 0 lost, 0 open
