# A quick pupil taps undo twice within a third of a second: two taps.
zone 5 control 20 700 40 40
down 1 40 720
+60ms
up 1
+120ms
down 2 42 722
+60ms
up 2
---
0ms press zone 5 gesture 1 at 40.0 720.0 mm
60ms tap zone 5 gesture 1 at 40.0 720.0 mm
60ms release zone 5 gesture 1 at 40.0 720.0 mm
180ms press zone 5 gesture 2 at 42.0 722.0 mm
240ms tap zone 5 gesture 2 at 42.0 722.0 mm
240ms release zone 5 gesture 2 at 42.0 722.0 mm
contacts 2 seen, 0 lost, 0 open
