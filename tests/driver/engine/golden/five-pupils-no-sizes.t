# Five pupils at once on a panel without sizes: more than a palm has contacts, but not in one hand's
# room.
zone 1 canvas 0 0 1428 804
down 1..5 100 300 by 200 0
+20ms
move 1..5 100 320 by 200 0
+20ms
up 1..5
---
0ms ink-begin zone 1 gesture 1 at 100.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 300.0 300.0 mm
0ms ink-begin zone 1 gesture 3 at 500.0 300.0 mm
0ms ink-begin zone 1 gesture 4 at 700.0 300.0 mm
0ms ink-begin zone 1 gesture 5 at 900.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 100.0 320.0 mm
20ms ink-extend zone 1 gesture 2 at 300.0 320.0 mm
20ms ink-extend zone 1 gesture 3 at 500.0 320.0 mm
20ms ink-extend zone 1 gesture 4 at 700.0 320.0 mm
20ms ink-extend zone 1 gesture 5 at 900.0 320.0 mm
140ms ink-end zone 1 gesture 1 at 100.0 320.0 mm
140ms ink-end zone 1 gesture 2 at 300.0 320.0 mm
140ms ink-end zone 1 gesture 3 at 500.0 320.0 mm
140ms ink-end zone 1 gesture 4 at 700.0 320.0 mm
140ms ink-end zone 1 gesture 5 at 900.0 320.0 mm
contacts 5 seen, 0 lost, 0 open
