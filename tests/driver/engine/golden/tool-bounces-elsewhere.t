# Within 40 ms of one tap, 60 mm further along the same long tool, another finger lands: no bounce.
zone 5 control 20 700 400 40
down 1 100 720
+60ms
up 1
+30ms
down 2 160 720
+60ms
up 2
---
0ms press zone 5 gesture 1 at 100.0 720.0 mm
60ms tap zone 5 gesture 1 at 100.0 720.0 mm
60ms release zone 5 gesture 1 at 100.0 720.0 mm
90ms press zone 5 gesture 2 at 160.0 720.0 mm
150ms tap zone 5 gesture 2 at 160.0 720.0 mm
150ms release zone 5 gesture 2 at 160.0 720.0 mm
contacts 2 seen, 0 lost, 0 open
