# A finger trembles at the edge of a tool: it has not left it, and taps. Another slides off and stays
# just outside: it was let go, and near is not back.
zone 5 control 0 700 714 100
down 1 300 702
+60ms
move 1 300 694
+60ms
move 1 300 701
+60ms
up 1
+400ms
down 2 300 720
+60ms
move 2 300 690
+60ms
move 2 300 696
+60ms
up 2
---
0ms press zone 5 gesture 1 at 300.0 702.0 mm
180ms tap zone 5 gesture 1 at 300.0 701.0 mm
180ms release zone 5 gesture 1 at 300.0 701.0 mm
580ms press zone 5 gesture 2 at 300.0 720.0 mm
640ms release zone 5 gesture 2 at 300.0 690.0 mm
contacts 2 seen, 0 lost, 0 open
