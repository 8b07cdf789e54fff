# An infrared frame says nothing for 7.8 seconds while the finger rests mid-line, then goes on. One
# stroke; the rest in it counts as a hold only if the finger had not moved before, and it had.
zone 1 canvas 0 0 714 804
down 1 300 300
+12ms
move 1 310 300
+7850ms
move 1 320 300
+12ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
12ms ink-extend zone 1 gesture 1 at 310.0 300.0 mm
7862ms ink-extend zone 1 gesture 1 at 320.0 300.0 mm
7974ms ink-end zone 1 gesture 1 at 320.0 300.0 mm
contacts 1 seen, 0 lost, 0 open
