# A tool that floats over the paper: on it a tap, a finger's breadth beside it ink.
zone 1 canvas 0 0 714 804
zone 5 control 300 300 40 40
down 1 320 320
down 2 500 320 tool pen
+60ms
up 1
up 2
+200ms
down 3 345 320 tool pen
+60ms
up 3
---
0ms press zone 5 gesture 1 at 320.0 320.0 mm
0ms ink-begin zone 1 gesture 2 at 500.0 320.0 mm
60ms tap zone 5 gesture 1 at 320.0 320.0 mm
60ms release zone 5 gesture 1 at 320.0 320.0 mm
60ms ink-end zone 1 gesture 2 at 500.0 320.0 mm
260ms ink-begin zone 1 gesture 3 at 345.0 320.0 mm
320ms ink-end zone 1 gesture 3 at 345.0 320.0 mm
contacts 3 seen, 0 lost, 0 open
