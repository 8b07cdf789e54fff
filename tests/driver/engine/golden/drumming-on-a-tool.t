# Five taps as fast as a finger can drum, 7 a second: five.
zone 5 control 20 700 40 40
down 1 40 720
+60ms
up 1
+80ms
down 2 41 720
+60ms
up 2
+80ms
down 3 40 721
+60ms
up 3
+80ms
down 4 40 720
+60ms
up 4
+80ms
down 5 39 720
+60ms
up 5
---
0ms press zone 5 gesture 1 at 40.0 720.0 mm
60ms tap zone 5 gesture 1 at 40.0 720.0 mm
60ms release zone 5 gesture 1 at 40.0 720.0 mm
140ms press zone 5 gesture 2 at 41.0 720.0 mm
200ms tap zone 5 gesture 2 at 41.0 720.0 mm
200ms release zone 5 gesture 2 at 41.0 720.0 mm
280ms press zone 5 gesture 3 at 40.0 721.0 mm
340ms tap zone 5 gesture 3 at 40.0 721.0 mm
340ms release zone 5 gesture 3 at 40.0 721.0 mm
420ms press zone 5 gesture 4 at 40.0 720.0 mm
480ms tap zone 5 gesture 4 at 40.0 720.0 mm
480ms release zone 5 gesture 4 at 40.0 720.0 mm
560ms press zone 5 gesture 5 at 39.0 720.0 mm
620ms tap zone 5 gesture 5 at 39.0 720.0 mm
620ms release zone 5 gesture 5 at 39.0 720.0 mm
contacts 5 seen, 0 lost, 0 open
