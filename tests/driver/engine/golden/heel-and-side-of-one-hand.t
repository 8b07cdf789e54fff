# Heel and side of one hand land as two large contacts 8 cm apart: one hand, one rubber.
zone 1 canvas 0 0 714 804
down 1 300 300 size 60x45
+10ms
down 2 370 340 size 55x40
+20ms
move 1 320 300
move 2 390 340
+20ms
up 1
up 2
---
0ms wipe-begin zone 1 gesture 1 at 300.0 300.0 mm extent 60.0 45.0
30ms wipe-extend zone 1 gesture 1 at 320.0 300.0 mm extent 60.0 45.0
150ms wipe-end zone 1 gesture 1 at 320.0 300.0 mm extent 60.0 45.0
contacts 2 seen, 0 lost, 0 open
