# A pen writes at the edge of pane 1, and a palm lands 6 cm away in pane 2. Panes know nothing of
# each other: in pane 2 it is a palm like any other.
zone 1 canvas 0 0 714 804
zone 2 canvas 714 0 714 804
down 1 690 300 tool pen
+20ms
down 2 750 340 size 70x50
move 1 692 302
+20ms
move 2 760 340
+20ms
up 1
up 2
---
0ms ink-begin zone 1 gesture 1 at 690.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 692.0 302.0 mm
20ms wipe-begin zone 2 gesture 2 at 750.0 340.0 mm extent 70.0 50.0
40ms wipe-extend zone 2 gesture 2 at 760.0 340.0 mm extent 70.0 50.0
60ms ink-end zone 1 gesture 1 at 692.0 302.0 mm
160ms wipe-end zone 2 gesture 2 at 760.0 340.0 mm extent 70.0 50.0
contacts 2 seen, 0 lost, 0 open
