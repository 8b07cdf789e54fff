# A pupil presses hard: the finger grows to half as much again, and writes all the same.
zone 1 canvas 0 0 714 804
down 1 300 300 size 14x12
+20ms
move 1 305 300 size 18x16
+100ms
move 1 315 300 size 21x20
+100ms
move 1 325 300 size 20x18
+20ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 305.0 300.0 mm
120ms ink-extend zone 1 gesture 1 at 315.0 300.0 mm
220ms ink-extend zone 1 gesture 1 at 325.0 300.0 mm
340ms ink-end zone 1 gesture 1 at 325.0 300.0 mm
contacts 1 seen, 0 lost, 0 open
