# A neighbour writes in the same pane: two fingers of another hand both write, nothing is lost.
zone 1 canvas 0 0 1428 804
down 1 1200 300
+100ms
move 1 1210 300
down 2 200 300
+20ms
down 3 260 300
move 1 1220 300
+20ms
move 2 200 310
move 3 260 310
+20ms
up 1
up 2
up 3
---
0ms ink-begin zone 1 gesture 1 at 1200.0 300.0 mm
100ms ink-extend zone 1 gesture 1 at 1210.0 300.0 mm
100ms ink-begin zone 1 gesture 2 at 200.0 300.0 mm
120ms ink-extend zone 1 gesture 1 at 1220.0 300.0 mm
120ms ink-begin zone 1 gesture 3 at 260.0 300.0 mm
140ms ink-extend zone 1 gesture 2 at 200.0 310.0 mm
140ms ink-extend zone 1 gesture 3 at 260.0 310.0 mm
260ms ink-end zone 1 gesture 1 at 1220.0 300.0 mm
260ms ink-end zone 1 gesture 2 at 200.0 310.0 mm
260ms ink-end zone 1 gesture 3 at 260.0 310.0 mm
contacts 3 seen, 0 lost, 0 open
