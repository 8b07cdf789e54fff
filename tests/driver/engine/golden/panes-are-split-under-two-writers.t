# The teacher splits the wall into two panes while two write: both strokes stay with the one pane
# there was, and new ones belong to the new panes.
zone 1 canvas 0 0 1428 804
down 1 200 300 tool pen
down 2 1000 300 tool pen
+20ms
move 1 210 300
move 2 1010 300
no-zones
zone 11 canvas 0 0 714 804
zone 12 canvas 714 0 714 804
+20ms
move 1 220 300
move 2 1020 300
down 3 300 500 tool pen
down 4 1100 500 tool pen
+20ms
up 1
up 2
up 3
up 4
---
0ms ink-begin zone 1 gesture 1 at 200.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 1000.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 210.0 300.0 mm
20ms ink-extend zone 1 gesture 2 at 1010.0 300.0 mm
40ms ink-extend zone 1 gesture 1 at 220.0 300.0 mm
40ms ink-extend zone 1 gesture 2 at 1020.0 300.0 mm
40ms ink-begin zone 11 gesture 3 at 300.0 500.0 mm
40ms ink-begin zone 12 gesture 4 at 1100.0 500.0 mm
60ms ink-end zone 1 gesture 1 at 220.0 300.0 mm
60ms ink-end zone 1 gesture 2 at 1020.0 300.0 mm
60ms ink-end zone 11 gesture 3 at 300.0 500.0 mm
60ms ink-end zone 12 gesture 4 at 1100.0 500.0 mm
contacts 4 seen, 0 lost, 0 open
