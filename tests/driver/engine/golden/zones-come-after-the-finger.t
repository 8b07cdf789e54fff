# The board is still starting while a finger moves on the glass. It is on no pane, and when panes
# come it does not begin in the middle of one; the next touch does.
down 1 300 300
+20ms
move 1 310 300
zone 1 canvas 0 0 714 804
+20ms
move 1 330 300
+20ms
up 1
+20ms
down 2 330 300 tool pen
+20ms
up 2
---
80ms ink-begin zone 1 gesture 1 at 330.0 300.0 mm
100ms ink-end zone 1 gesture 1 at 330.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
