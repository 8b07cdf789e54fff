# Infrared frames make tall bars of a finger between two others: too thin for a hand.
zone 1 canvas 0 0 714 804
down 1 300 300 size 12x12
+10ms
move 1 301 300 size 14x120
+10ms
move 1 302 300 size 30x120
+200ms
move 1 303 300 size 12x12
+10ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
10ms ink-extend zone 1 gesture 1 at 301.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 302.0 300.0 mm
220ms ink-extend zone 1 gesture 1 at 303.0 300.0 mm
330ms ink-end zone 1 gesture 1 at 303.0 300.0 mm
contacts 1 seen, 0 lost, 0 open
