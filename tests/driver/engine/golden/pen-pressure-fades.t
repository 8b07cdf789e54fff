# Pressure comes and goes and is missing in one packet; the stroke is one.
zone 1 canvas 0 0 714 804
down 1 300 300 tool pen pressure 0.1
+10ms
move 1 305 300 pressure 0.9
+10ms
move 1 310 300 pressure 0
+10ms
move 1 315 300 pressure -1
+10ms
move 1 315 300 pressure 0.5
+10ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
10ms ink-extend zone 1 gesture 1 at 305.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 310.0 300.0 mm
30ms ink-extend zone 1 gesture 1 at 315.0 300.0 mm
50ms ink-end zone 1 gesture 1 at 315.0 300.0 mm
contacts 1 seen, 0 lost, 0 open
