# A place on the very line between two panes is in one of them, and only in one.
zone 1 canvas 0 0 714 804
zone 2 canvas 714 0 714 804
down 1 713.9 300 tool pen
down 2 714 500 tool pen
+10ms
up 1
up 2
---
0ms ink-begin zone 1 gesture 1 at 713.9 300.0 mm
0ms ink-begin zone 2 gesture 2 at 714.0 500.0 mm
10ms ink-end zone 1 gesture 1 at 713.9 300.0 mm
10ms ink-end zone 2 gesture 2 at 714.0 500.0 mm
contacts 2 seen, 0 lost, 0 open
