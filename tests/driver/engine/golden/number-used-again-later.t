# Tracking numbers that start anew after each pause: nothing of the old stroke is in the new one.
zone 1 canvas 0 0 1428 804
down 0 300 300
+10ms
move 0 310 300
+10ms
up 0
+300ms
down 0 900 300
+10ms
up 0
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
10ms ink-extend zone 1 gesture 1 at 310.0 300.0 mm
120ms ink-end zone 1 gesture 1 at 310.0 300.0 mm
320ms ink-begin zone 1 gesture 2 at 900.0 300.0 mm
430ms ink-end zone 1 gesture 2 at 900.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
