# A finger of a hand that rubs is shut out. Who writes a hand beyond that finger is somebody else.
zone 1 canvas 0 0 1428 804
down 1 300 300 size 80x50
+20ms
down 2 415 300 size 10x10
+50ms
move 1 310 300
+50ms
down 3 530 300 size 10x10
+20ms
move 3 560 320
+200ms
move 3 600 400
+20ms
up 3
+100ms
up 1
up 2
+300ms
---
0ms wipe-begin zone 1 gesture 1 at 300.0 300.0 mm extent 80.0 50.0
70ms wipe-extend zone 1 gesture 1 at 310.0 300.0 mm extent 80.0 50.0
120ms ink-begin zone 1 gesture 2 at 530.0 300.0 mm
140ms ink-extend zone 1 gesture 2 at 560.0 320.0 mm
340ms ink-extend zone 1 gesture 2 at 600.0 400.0 mm
460ms ink-end zone 1 gesture 2 at 600.0 400.0 mm
560ms wipe-end zone 1 gesture 1 at 310.0 300.0 mm extent 80.0 50.0
contacts 3 seen, 0 lost, 0 open
