# The toolbar slides to the other side under the finger; the finger lifts where it had pressed.
zone 5 control 20 700 40 40
down 1 40 720
+50ms
zone 5 control 1300 700 40 40
+50ms
up 1
+100ms
down 2 1320 720
+50ms
up 2
---
0ms press zone 5 gesture 1 at 40.0 720.0 mm
100ms tap zone 5 gesture 1 at 40.0 720.0 mm
100ms release zone 5 gesture 1 at 40.0 720.0 mm
200ms press zone 5 gesture 2 at 1320.0 720.0 mm
250ms tap zone 5 gesture 2 at 1320.0 720.0 mm
250ms release zone 5 gesture 2 at 1320.0 720.0 mm
contacts 2 seen, 0 lost, 0 open
