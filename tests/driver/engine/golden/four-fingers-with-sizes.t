# A panel that does report sizes: four slim fingers are a hand that moves the page, no palm.
zone 1 canvas 0 0 714 804
down 1 300 300 size 12x12
down 2 340 290 size 12x12
+10ms
down 3 320 340 size 12x12
down 4 350 350 size 12x12
+10ms
move 1 310 300
move 2 350 290
+10ms
up 1
up 2
up 3
up 4
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 340.0 290.0 mm
10ms ink-begin zone 1 gesture 3 at 320.0 340.0 mm
10ms ink-begin zone 1 gesture 4 at 350.0 350.0 mm
20ms ink-extend zone 1 gesture 1 at 310.0 300.0 mm
20ms ink-extend zone 1 gesture 2 at 350.0 290.0 mm
20ms transform-begin zone 1 gesture 5 at 330.0 295.0 mm scale 1.000
20ms ink-cancel zone 1 gesture 1 at 310.0 300.0 mm
20ms ink-cancel zone 1 gesture 2 at 350.0 290.0 mm
20ms transform-update zone 1 gesture 5 at 330.0 295.0 mm scale 1.000
30ms ink-cancel zone 1 gesture 3 at 320.0 340.0 mm
30ms ink-cancel zone 1 gesture 4 at 350.0 350.0 mm
30ms transform-end zone 1 gesture 5 at 330.0 295.0 mm scale 1.000
contacts 4 seen, 0 lost, 0 open
