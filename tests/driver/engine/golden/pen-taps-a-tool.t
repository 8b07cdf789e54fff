# A pen slides onto a tool's edge as it lifts, and another slides right off: a tap, and none.
zone 1 canvas 0 0 714 700
zone 5 control 0 700 714 100
down 1 300 720 tool pen
+60ms
move 1 302 701
+10ms
up 1
+300ms
down 2 300 720 tool pen
+60ms
move 2 300 660
+10ms
up 2
---
0ms press zone 5 gesture 1 at 300.0 720.0 mm
70ms tap zone 5 gesture 1 at 302.0 701.0 mm
70ms release zone 5 gesture 1 at 302.0 701.0 mm
370ms press zone 5 gesture 2 at 300.0 720.0 mm
430ms release zone 5 gesture 2 at 300.0 660.0 mm
contacts 2 seen, 0 lost, 0 open
