# A dashed line, 120 ms from dash to dash.
zone 1 canvas 0 0 714 804
down 1 100 300
+20ms
move 1 110 300
+20ms
move 1 120 300
+20ms
up 1
+120ms
down 2 132 300
+20ms
move 2 142 300
+20ms
up 2
---
0ms ink-begin zone 1 gesture 1 at 100.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 110.0 300.0 mm
40ms ink-extend zone 1 gesture 1 at 120.0 300.0 mm
160ms ink-end zone 1 gesture 1 at 120.0 300.0 mm
180ms ink-begin zone 1 gesture 2 at 132.0 300.0 mm
200ms ink-extend zone 1 gesture 2 at 142.0 300.0 mm
320ms ink-end zone 1 gesture 2 at 142.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
