# A place that is none: the contact is refused; on the way it stays where it was.
zone 1 canvas 0 0 714 804
down 1 nan 300
down 2 300 300
+10ms
move 1 300 300
move 2 inf 300
+10ms
move 2 1e30 300 size nanxnan pressure nan
+10ms
up 1
up 2
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
130ms ink-end zone 1 gesture 1 at 300.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
