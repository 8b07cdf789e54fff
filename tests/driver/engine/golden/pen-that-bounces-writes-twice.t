# A pen's tip tells when it leaves the glass: back 20 ms later on the same spot it is a new stroke,
# such as the dot on a dot.
zone 1 canvas 0 0 714 804
down 1 300 300 tool pen
+20ms
move 1 310 300
+20ms
up 1
+20ms
down 2 311 300 tool pen
+20ms
up 2
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 310.0 300.0 mm
40ms ink-end zone 1 gesture 1 at 310.0 300.0 mm
60ms ink-begin zone 1 gesture 2 at 311.0 300.0 mm
80ms ink-end zone 1 gesture 2 at 311.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
