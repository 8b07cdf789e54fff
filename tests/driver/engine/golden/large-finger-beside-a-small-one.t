# A child writes with a finger of 12 mm, a teacher beside her with one of 25 mm. Both write.
zone 1 canvas 0 0 1428 804
down 1 300 300 size 12x12
+20ms
move 1 310 305
+20ms
move 1 320 300
+20ms
move 1 330 305
+40ms
down 2 440 300 size 25x25
+20ms
move 1 340 300
move 2 445 310
+20ms
move 1 350 305
move 2 450 330
+200ms
move 2 460 400
+20ms
up 1
+500ms
move 2 500 450
+20ms
move 2 560 500
+20ms
up 2
+300ms
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 310.0 305.0 mm
40ms ink-extend zone 1 gesture 1 at 320.0 300.0 mm
60ms ink-extend zone 1 gesture 1 at 330.0 305.0 mm
100ms ink-begin zone 1 gesture 2 at 440.0 300.0 mm
120ms ink-extend zone 1 gesture 1 at 340.0 300.0 mm
120ms ink-extend zone 1 gesture 2 at 445.0 310.0 mm
140ms ink-extend zone 1 gesture 1 at 350.0 305.0 mm
140ms ink-extend zone 1 gesture 2 at 450.0 330.0 mm
340ms ink-extend zone 1 gesture 2 at 460.0 400.0 mm
460ms ink-end zone 1 gesture 1 at 350.0 305.0 mm
860ms ink-extend zone 1 gesture 2 at 500.0 450.0 mm
880ms ink-extend zone 1 gesture 2 at 560.0 500.0 mm
1000ms ink-end zone 1 gesture 2 at 560.0 500.0 mm
contacts 2 seen, 0 lost, 0 open
