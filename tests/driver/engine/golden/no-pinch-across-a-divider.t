# Two pupils write close together on either side of a divider.
zone 1 canvas 0 0 714 804
zone 2 canvas 714 0 714 804
down 1 690 300
down 2 740 300
+10ms
move 1 680 300
move 2 750 300
+10ms
up 1
up 2
---
0ms ink-begin zone 1 gesture 1 at 690.0 300.0 mm
0ms ink-begin zone 2 gesture 2 at 740.0 300.0 mm
10ms ink-extend zone 1 gesture 1 at 680.0 300.0 mm
10ms ink-extend zone 2 gesture 2 at 750.0 300.0 mm
120ms ink-end zone 1 gesture 1 at 680.0 300.0 mm
120ms ink-end zone 2 gesture 2 at 750.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
