# A pupil dots an i with one finger while the other hand still rests at the line's end, 30 cm away.
zone 1 canvas 0 0 1428 804
down 1 300 300
+100ms
move 1 330 300
+100ms
down 2 640 280
+60ms
up 2
+60ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
100ms ink-extend zone 1 gesture 1 at 330.0 300.0 mm
200ms ink-begin zone 1 gesture 2 at 640.0 280.0 mm
360ms ink-end zone 1 gesture 2 at 640.0 280.0 mm
420ms ink-end zone 1 gesture 1 at 330.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
