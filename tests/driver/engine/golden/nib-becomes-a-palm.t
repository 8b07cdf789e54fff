# A nib has written a word, and turns out to be a finger that was pressed lightly, and at last the
# edge of a hand: what was written is young and goes, and the hand rubs.
zone 1 canvas 0 0 1428 804
plug 1
sizes 1 4 10 60 0
down 1 300 300 size 5x5
+20ms
move 1 303 300
+20ms
move 1 306 300
+20ms
move 1 309 300
+20ms
move 1 312 300
+20ms
move 1 315 300
+20ms
move 1 318 300
+20ms
move 1 321 300
+20ms
move 1 324 300
+20ms
move 1 327 300
+20ms
move 1 330 300
+10ms
move 1 332 300 size 30x25
+10ms
move 1 334 300 size 80x50
+40ms
move 1 350 300
+40ms
move 1 380 300
+20ms
up 1
+300ms
---
0ms device-came 1
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 303.0 300.0 mm
40ms ink-extend zone 1 gesture 1 at 306.0 300.0 mm
60ms ink-extend zone 1 gesture 1 at 309.0 300.0 mm
80ms ink-extend zone 1 gesture 1 at 312.0 300.0 mm
100ms ink-extend zone 1 gesture 1 at 315.0 300.0 mm
120ms ink-extend zone 1 gesture 1 at 318.0 300.0 mm
140ms ink-extend zone 1 gesture 1 at 321.0 300.0 mm
160ms ink-extend zone 1 gesture 1 at 324.0 300.0 mm
180ms ink-extend zone 1 gesture 1 at 327.0 300.0 mm
200ms ink-extend zone 1 gesture 1 at 330.0 300.0 mm
210ms ink-extend zone 1 gesture 1 at 332.0 300.0 mm
220ms ink-extend zone 1 gesture 1 at 334.0 300.0 mm
240ms ink-cancel zone 1 gesture 1 at 334.0 300.0 mm
240ms wipe-begin zone 1 gesture 2 at 334.0 300.0 mm extent 80.0 50.0
260ms wipe-extend zone 1 gesture 2 at 350.0 300.0 mm extent 80.0 50.0
300ms wipe-extend zone 1 gesture 2 at 380.0 300.0 mm extent 80.0 50.0
420ms wipe-end zone 1 gesture 2 at 380.0 300.0 mm extent 80.0 50.0
contacts 1 seen, 0 lost, 0 open
