# A palm lifts, and somebody else begins to write there within a tenth of a second. Nothing of a
# hand that leaves goes on like that: the line is there, a moment late, from where it began.
zone 1 canvas 0 0 1428 804
down 1 300 300 size 80x50
+100ms
up 1
+60ms
down 2 350 320 size 10x10
+60ms
move 2 356 320
+60ms
move 2 361 324
+40ms
move 2 364 331
+40ms
move 2 370 340
+20ms
up 2
+300ms
---
0ms wipe-begin zone 1 gesture 1 at 300.0 300.0 mm extent 80.0 50.0
200ms wipe-end zone 1 gesture 1 at 300.0 300.0 mm extent 80.0 50.0
320ms ink-begin zone 1 gesture 2 at 350.0 320.0 mm
320ms ink-extend zone 1 gesture 2 at 356.0 320.0 mm
320ms ink-extend zone 1 gesture 2 at 361.0 324.0 mm
320ms ink-extend zone 1 gesture 2 at 364.0 331.0 mm
360ms ink-extend zone 1 gesture 2 at 370.0 340.0 mm
480ms ink-end zone 1 gesture 2 at 370.0 340.0 mm
contacts 2 seen, 0 lost, 0 open
