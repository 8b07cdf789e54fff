# A finger presses one end of a long tool and lifts at the other: a tap all the same.
zone 5 control 20 700 400 40
down 1 30 720
+100ms
move 1 200 722
+100ms
move 1 410 718
+20ms
up 1
---
0ms press zone 5 gesture 1 at 30.0 720.0 mm
220ms tap zone 5 gesture 1 at 410.0 718.0 mm
220ms release zone 5 gesture 1 at 410.0 718.0 mm
contacts 1 seen, 0 lost, 0 open
