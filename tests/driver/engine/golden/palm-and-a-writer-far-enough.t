# A hand rests on the glass, and 20 cm away its owner writes with the other hand.
zone 1 canvas 0 0 1428 804
down 1 300 300 size 70x50
+500ms
down 2 500 300 tool pen
+20ms
move 2 520 300
+20ms
up 2
+200ms
up 1
---
0ms wipe-begin zone 1 gesture 1 at 300.0 300.0 mm extent 70.0 50.0
500ms ink-begin zone 1 gesture 2 at 500.0 300.0 mm
520ms ink-extend zone 1 gesture 2 at 520.0 300.0 mm
540ms ink-end zone 1 gesture 2 at 520.0 300.0 mm
840ms wipe-end zone 1 gesture 1 at 300.0 300.0 mm extent 70.0 50.0
contacts 2 seen, 0 lost, 0 open
