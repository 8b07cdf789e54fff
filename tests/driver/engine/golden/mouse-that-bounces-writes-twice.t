# The same with a worn mouse button: it is the mouse's to mend.
zone 1 canvas 0 0 714 804
down 1 300 300 tool mouse
+20ms
up 1
+20ms
down 2 300 300 tool mouse
+20ms
up 2
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
20ms ink-end zone 1 gesture 1 at 300.0 300.0 mm
40ms ink-begin zone 1 gesture 2 at 300.0 300.0 mm
60ms ink-end zone 1 gesture 2 at 300.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
