# A hand lands finger first and rolls onto its heel.
zone 1 canvas 0 0 714 804
down 1 300 300 size 14x12
+20ms
move 1 305 300 size 30x22
+20ms
move 1 310 300 size 60x45
+20ms
move 1 312 300 size 70x50
+20ms
move 1 330 300
+20ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 305.0 300.0 mm
40ms ink-extend zone 1 gesture 1 at 310.0 300.0 mm
60ms ink-extend zone 1 gesture 1 at 312.0 300.0 mm
70ms ink-cancel zone 1 gesture 1 at 312.0 300.0 mm
70ms wipe-begin zone 1 gesture 2 at 312.0 300.0 mm extent 70.0 50.0
80ms wipe-extend zone 1 gesture 2 at 330.0 300.0 mm extent 70.0 50.0
200ms wipe-end zone 1 gesture 2 at 330.0 300.0 mm extent 70.0 50.0
contacts 1 seen, 0 lost, 0 open
