# Nib and finger were measured. A frame loses the nib for 20 ms in the middle of a word: one stroke.
zone 1 canvas 0 0 1428 804
plug 1
sizes 1 4 10 60 0
down 1 300 300 size 4x4
+20ms
move 1 306 300
+20ms
move 1 312 300
+20ms
move 1 318 300
+20ms
move 1 324 300
+20ms
move 1 330 300
+10ms
up 1
+20ms
down 2 336 300 size 4x4
+20ms
move 2 342 300
+20ms
move 2 348 300
+20ms
move 2 354 300
+20ms
move 2 360 300
+20ms
move 2 366 300
+20ms
up 2
+300ms
---
0ms device-came 1
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 306.0 300.0 mm
40ms ink-extend zone 1 gesture 1 at 312.0 300.0 mm
60ms ink-extend zone 1 gesture 1 at 318.0 300.0 mm
80ms ink-extend zone 1 gesture 1 at 324.0 300.0 mm
100ms ink-extend zone 1 gesture 1 at 330.0 300.0 mm
130ms ink-extend zone 1 gesture 1 at 336.0 300.0 mm
150ms ink-extend zone 1 gesture 1 at 342.0 300.0 mm
170ms ink-extend zone 1 gesture 1 at 348.0 300.0 mm
190ms ink-extend zone 1 gesture 1 at 354.0 300.0 mm
210ms ink-extend zone 1 gesture 1 at 360.0 300.0 mm
230ms ink-extend zone 1 gesture 1 at 366.0 300.0 mm
350ms ink-end zone 1 gesture 1 at 366.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
