# A packet without the contact: it ended where it was last seen.
zone 1 canvas 0 0 714 804
down 1 300 300
down 2 600 700
+10ms
move 1 310 300
+10ms
vanish 1
move 2 610 700
+10ms
up 2
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 600.0 700.0 mm
10ms ink-extend zone 1 gesture 1 at 310.0 300.0 mm
20ms ink-extend zone 1 gesture 2 at 610.0 700.0 mm
120ms ink-end zone 1 gesture 1 at 310.0 300.0 mm
130ms ink-end zone 1 gesture 2 at 610.0 700.0 mm
contacts 2 seen, 0 lost, 0 open
