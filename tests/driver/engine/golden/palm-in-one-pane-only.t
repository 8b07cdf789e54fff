# A palm in pane 1, close to the divider; just beyond it a pupil of group 2 writes on.
zone 1 canvas 0 0 714 804
zone 2 canvas 714 0 714 804
down 1 730 300
+20ms
move 1 735 300
down 2 680 300 size 80x60
+20ms
move 1 740 300
move 2 670 300
down 3 900 300
+20ms
move 1 745 300
up 2
up 3
+20ms
up 1
down 4 720 360
+20ms
up 4
---
0ms ink-begin zone 2 gesture 1 at 730.0 300.0 mm
20ms ink-extend zone 2 gesture 1 at 735.0 300.0 mm
20ms wipe-begin zone 1 gesture 2 at 680.0 300.0 mm extent 80.0 60.0
40ms ink-extend zone 2 gesture 1 at 740.0 300.0 mm
40ms wipe-extend zone 1 gesture 2 at 670.0 300.0 mm extent 80.0 60.0
40ms ink-begin zone 2 gesture 3 at 900.0 300.0 mm
60ms ink-extend zone 2 gesture 1 at 745.0 300.0 mm
80ms ink-begin zone 2 gesture 4 at 720.0 360.0 mm
160ms wipe-end zone 1 gesture 2 at 670.0 300.0 mm extent 80.0 60.0
160ms ink-end zone 2 gesture 3 at 900.0 300.0 mm
180ms ink-end zone 2 gesture 1 at 745.0 300.0 mm
200ms ink-end zone 2 gesture 4 at 720.0 360.0 mm
contacts 4 seen, 0 lost, 0 open
