# The panel loses the finger that drags a divider: the drag ends where it was; found again, it drags
# anew.
zone 9 drag 704 0 20 804
down 1 714 400
+20ms
move 1 700 400
+20ms
vanish 1
+300ms
down 2 712 400
+20ms
move 2 720 400
+20ms
up 2
---
0ms drag-begin zone 9 gesture 1 at 714.0 400.0 mm
20ms drag-move zone 9 gesture 1 at 700.0 400.0 mm
40ms drag-end zone 9 gesture 1 at 700.0 400.0 mm
340ms drag-begin zone 9 gesture 2 at 712.0 400.0 mm
360ms drag-move zone 9 gesture 2 at 720.0 400.0 mm
380ms drag-end zone 9 gesture 2 at 720.0 400.0 mm
contacts 2 seen, 0 lost, 0 open
