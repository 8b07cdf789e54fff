# The first packet after start has a pen above the glass. Nothing, until it touches.
zone 1 canvas 0 0 714 804
approach 1 300 300 tool pen
+10ms
move 1 305 300
+10ms
vanish 1
+10ms
approach 2 310 300 tool pen
+10ms
touch 2 312 300
+10ms
up 2
---
40ms ink-begin zone 1 gesture 1 at 312.0 300.0 mm
50ms ink-end zone 1 gesture 1 at 312.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
