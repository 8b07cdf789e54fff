# A quick panel reports the dot of an i as down and up in one packet.
zone 1 canvas 0 0 714 804
dot 1 120 80
+10ms
dot 2 200 80 tool pen pressure 0.4
+10ms
dot 3 300 80 tool mouse
---
0ms ink-begin zone 1 gesture 1 at 120.0 80.0 mm
10ms ink-begin zone 1 gesture 2 at 200.0 80.0 mm
10ms ink-end zone 1 gesture 2 at 200.0 80.0 mm
20ms ink-begin zone 1 gesture 3 at 300.0 80.0 mm
20ms ink-end zone 1 gesture 3 at 300.0 80.0 mm
100ms ink-end zone 1 gesture 1 at 120.0 80.0 mm
contacts 3 seen, 0 lost, 0 open
