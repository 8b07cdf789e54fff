# The small palm of a child, just at the limit, is one; a thick finger just below is none.
zone 1 canvas 0 0 1428 804
down 1 300 300 size 45x25
down 2 900 300 size 44.9x30
+100ms
move 1 320 300
move 2 920 300
+20ms
up 1
up 2
---
0ms wipe-begin zone 1 gesture 1 at 300.0 300.0 mm extent 45.0 30.0
0ms ink-begin zone 1 gesture 2 at 900.0 300.0 mm
100ms wipe-extend zone 1 gesture 1 at 320.0 300.0 mm extent 45.0 30.0
100ms ink-extend zone 1 gesture 2 at 920.0 300.0 mm
220ms wipe-end zone 1 gesture 1 at 320.0 300.0 mm extent 45.0 30.0
220ms ink-end zone 1 gesture 2 at 920.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
