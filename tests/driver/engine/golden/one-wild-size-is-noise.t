# One packet says that the finger is a hand; the next takes it back.
zone 1 canvas 0 0 714 804
down 1 300 300 size 14x12
+20ms
move 1 305 300 size 90x70
+26ms
move 1 310 300 size 14x12
+20ms
move 1 315 300
+100ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 305.0 300.0 mm
46ms ink-extend zone 1 gesture 1 at 310.0 300.0 mm
66ms ink-extend zone 1 gesture 1 at 315.0 300.0 mm
266ms ink-end zone 1 gesture 1 at 315.0 300.0 mm
contacts 1 seen, 0 lost, 0 open
