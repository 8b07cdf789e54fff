# A stroke begun in pane 1 crosses into pane 2, and the panes change under it.
zone 1 canvas 0 0 714 804
zone 2 canvas 714 0 714 804
down 1 700 300
+10ms
move 1 730 300
no-zones
zone 7 canvas 0 0 1428 804
+10ms
move 1 760 300
down 2 760 500
+10ms
up 1
up 2
---
0ms ink-begin zone 1 gesture 1 at 700.0 300.0 mm
10ms ink-extend zone 1 gesture 1 at 730.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 760.0 300.0 mm
20ms ink-begin zone 7 gesture 2 at 760.0 500.0 mm
130ms ink-end zone 1 gesture 1 at 760.0 300.0 mm
130ms ink-end zone 7 gesture 2 at 760.0 500.0 mm
contacts 2 seen, 0 lost, 0 open
