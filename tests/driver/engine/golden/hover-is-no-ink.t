# Windows panels see a finger before it touches and after; only what touches writes, and it may
# touch twice. One that never touches is seen, and refused.
zone 1 canvas 0 0 714 804
approach 1 300 300
approach 2 600 600
+10ms
move 1 305 300
move 2 605 600
+10ms
touch 1 310 300
+10ms
move 1 320 300
+10ms
hover 1 330 310
+10ms
touch 1 340 310
+10ms
move 1 350 310
+10ms
hover 1 355 330
up 2
+10ms
up 1
---
20ms ink-begin zone 1 gesture 1 at 310.0 300.0 mm
30ms ink-extend zone 1 gesture 1 at 320.0 300.0 mm
40ms ink-end zone 1 gesture 1 at 320.0 300.0 mm
50ms ink-begin zone 1 gesture 2 at 340.0 310.0 mm
60ms ink-extend zone 1 gesture 2 at 350.0 310.0 mm
70ms ink-end zone 1 gesture 2 at 350.0 310.0 mm
contacts 2 seen, 0 lost, 0 open
