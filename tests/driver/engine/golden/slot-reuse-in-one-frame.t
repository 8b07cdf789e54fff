# A panel ends one contact and begins another in the same slot and packet: two strokes, no pinch.
zone 1 canvas 0 0 714 804
down 7 300 300
+10ms
up 7 302 300
down 8 330 300
+10ms
move 8 340 300
+10ms
up 8
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
10ms ink-extend zone 1 gesture 1 at 302.0 300.0 mm
10ms ink-begin zone 1 gesture 2 at 330.0 300.0 mm
20ms ink-extend zone 1 gesture 2 at 340.0 300.0 mm
110ms ink-end zone 1 gesture 1 at 302.0 300.0 mm
130ms ink-end zone 1 gesture 2 at 340.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
