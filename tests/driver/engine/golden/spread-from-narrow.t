# Thumb and finger begin close together, 28 mm, and spread to 140 mm: five times as large, in one
# gesture.
zone 1 canvas 0 0 714 804
down 1 286 300 size 12x12
+10ms
down 2 314 300 size 12x12
+80ms
move 1 250 300
move 2 350 300
+20ms
move 1 230 300
move 2 370 300
+20ms
up 1
up 2
---
0ms ink-begin zone 1 gesture 1 at 286.0 300.0 mm
10ms ink-begin zone 1 gesture 2 at 314.0 300.0 mm
70ms transform-begin zone 1 gesture 3 at 300.0 300.0 mm scale 1.000
90ms ink-extend zone 1 gesture 1 at 250.0 300.0 mm
90ms ink-extend zone 1 gesture 2 at 350.0 300.0 mm
90ms ink-cancel zone 1 gesture 1 at 250.0 300.0 mm
90ms ink-cancel zone 1 gesture 2 at 350.0 300.0 mm
90ms transform-update zone 1 gesture 3 at 300.0 300.0 mm scale 3.571
110ms transform-update zone 1 gesture 3 at 300.0 300.0 mm scale 5.000
130ms transform-end zone 1 gesture 3 at 300.0 300.0 mm scale 5.000
contacts 2 seen, 0 lost, 0 open
