# The pane thaws while an impatient finger rubs on it: what landed on ice stays refused, the next
# touch writes.
zone 8 locked 0 0 714 804
down 1 300 300 size 12x12
+50ms
move 1 320 300
zone 8 canvas 0 0 714 804
+50ms
move 1 340 300
+20ms
up 1
+50ms
down 2 340 300 tool pen
+20ms
up 2
---
170ms ink-begin zone 8 gesture 1 at 340.0 300.0 mm
190ms ink-end zone 8 gesture 1 at 340.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
