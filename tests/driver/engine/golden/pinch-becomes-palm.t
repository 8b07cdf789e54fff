# Two fingertips first, then the heel between them: a palm after all.
zone 1 canvas 0 0 714 804
down 1 260 250
+10ms
down 2 320 250
+10ms
move 1 261 251
down 3 290 300 size 80x60
+20ms
move 1 250 240
move 3 300 300
+20ms
up 1
up 2
up 3
---
0ms ink-begin zone 1 gesture 1 at 260.0 250.0 mm
10ms ink-begin zone 1 gesture 2 at 320.0 250.0 mm
20ms ink-extend zone 1 gesture 1 at 261.0 251.0 mm
20ms ink-cancel zone 1 gesture 1 at 261.0 251.0 mm
20ms ink-cancel zone 1 gesture 2 at 320.0 250.0 mm
20ms wipe-begin zone 1 gesture 3 at 290.0 300.0 mm extent 80.0 60.0
40ms wipe-extend zone 1 gesture 3 at 300.0 300.0 mm extent 80.0 60.0
160ms wipe-end zone 1 gesture 3 at 300.0 300.0 mm extent 80.0 60.0
contacts 3 seen, 0 lost, 0 open
