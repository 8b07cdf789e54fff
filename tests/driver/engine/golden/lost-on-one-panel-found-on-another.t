# A finger leaves the left panel and one lands on the right panel, where the two meet: two strokes.
zone 1 canvas 0 0 1428 804
down 1:1 700 300
+10ms
move 1:1 706 300
+10ms
move 1:1 712 300
+10ms
up 1:1
+20ms
down 2:1 720 300
+10ms
up 2:1
---
0ms ink-begin zone 1 gesture 1 at 700.0 300.0 mm
10ms ink-extend zone 1 gesture 1 at 706.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 712.0 300.0 mm
50ms ink-begin zone 1 gesture 2 at 720.0 300.0 mm
130ms ink-end zone 1 gesture 1 at 712.0 300.0 mm
160ms ink-end zone 1 gesture 2 at 720.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
