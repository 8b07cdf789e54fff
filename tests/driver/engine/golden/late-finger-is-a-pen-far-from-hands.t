# A panel says after 40 ms that the finger is a pen: the ink goes on, one stroke from its first
# speck.
zone 1 canvas 0 0 714 804
down 1 300 300
+20ms
move 1 304 300
+20ms
move 1 308 300 tool pen
+20ms
move 1 316 300
+20ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 304.0 300.0 mm
40ms ink-extend zone 1 gesture 1 at 308.0 300.0 mm
60ms ink-extend zone 1 gesture 1 at 316.0 300.0 mm
80ms ink-end zone 1 gesture 1 at 316.0 300.0 mm
contacts 1 seen, 0 lost, 0 open
