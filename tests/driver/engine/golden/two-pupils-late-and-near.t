# Two pupils share a corner: the second starts a quarter of a second later, so it is no pinch.
zone 1 canvas 0 0 714 804
down 1 200 300
+250ms
move 1 203 300
down 2 290 300
+10ms
move 2 295 300
+10ms
up 1
up 2
---
0ms ink-begin zone 1 gesture 1 at 200.0 300.0 mm
250ms ink-extend zone 1 gesture 1 at 203.0 300.0 mm
250ms ink-begin zone 1 gesture 2 at 290.0 300.0 mm
260ms ink-extend zone 1 gesture 2 at 295.0 300.0 mm
370ms ink-end zone 1 gesture 1 at 203.0 300.0 mm
370ms ink-end zone 1 gesture 2 at 295.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
