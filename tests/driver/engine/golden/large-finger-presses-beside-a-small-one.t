# Beside a child the teacher writes for half a second, and then presses: 20 mm become 25. What was
# written stays.
zone 1 canvas 0 0 1428 804
down 1 300 300 size 12x12
+20ms
move 1 310 305
+20ms
move 1 320 300
+60ms
move 1 330 305
down 2 440 300 size 20x20
+20ms
move 1 335 300
move 2 445 330
+100ms
move 1 340 300
move 2 445 390
+100ms
move 1 345 300
move 2 445 330
+100ms
move 1 350 300
move 2 445 380
+100ms
move 1 355 300
move 2 445 330
+100ms
move 1 360 300
move 2 445 330 size 25x25
+100ms
move 1 365 300
move 2 445 360
+20ms
up 1
up 2
+300ms
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 310.0 305.0 mm
40ms ink-extend zone 1 gesture 1 at 320.0 300.0 mm
100ms ink-extend zone 1 gesture 1 at 330.0 305.0 mm
100ms ink-begin zone 1 gesture 2 at 440.0 300.0 mm
120ms ink-extend zone 1 gesture 1 at 335.0 300.0 mm
120ms ink-extend zone 1 gesture 2 at 445.0 330.0 mm
220ms ink-extend zone 1 gesture 1 at 340.0 300.0 mm
220ms ink-extend zone 1 gesture 2 at 445.0 390.0 mm
320ms ink-extend zone 1 gesture 1 at 345.0 300.0 mm
320ms ink-extend zone 1 gesture 2 at 445.0 330.0 mm
420ms ink-extend zone 1 gesture 1 at 350.0 300.0 mm
420ms ink-extend zone 1 gesture 2 at 445.0 380.0 mm
520ms ink-extend zone 1 gesture 1 at 355.0 300.0 mm
520ms ink-extend zone 1 gesture 2 at 445.0 330.0 mm
620ms ink-extend zone 1 gesture 1 at 360.0 300.0 mm
720ms ink-extend zone 1 gesture 1 at 365.0 300.0 mm
720ms ink-extend zone 1 gesture 2 at 445.0 360.0 mm
840ms ink-end zone 1 gesture 1 at 365.0 300.0 mm
840ms ink-end zone 1 gesture 2 at 445.0 360.0 mm
contacts 2 seen, 0 lost, 0 open
