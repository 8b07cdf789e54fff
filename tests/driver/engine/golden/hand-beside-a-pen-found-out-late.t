# A panel says after 40 ms that the finger is a pen; then the hand that holds it lands: it rests.
zone 1 canvas 0 0 714 804
down 1 300 300
+20ms
move 1 303 300
+20ms
move 1 306 300 tool pen
+100ms
down 2 330 380 size 70x50
move 1 310 300
+60ms
move 1 316 300
move 2 332 380
+20ms
up 1
up 2
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 303.0 300.0 mm
40ms ink-extend zone 1 gesture 1 at 306.0 300.0 mm
140ms ink-extend zone 1 gesture 1 at 310.0 300.0 mm
200ms ink-extend zone 1 gesture 1 at 316.0 300.0 mm
220ms ink-end zone 1 gesture 1 at 316.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
