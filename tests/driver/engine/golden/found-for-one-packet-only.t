# The frame finds the lost finger for one packet of 8 ms, loses it again, and finds it for good.
zone 1 canvas 0 0 714 804
down 1 300 300
+8ms
move 1 302 300
+8ms
move 1 304 300
+8ms
up 1
+16ms
down 2 310 300
+8ms
up 2
+16ms
down 3 315 300
+8ms
move 3 317 300
+8ms
up 3
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
8ms ink-extend zone 1 gesture 1 at 302.0 300.0 mm
16ms ink-extend zone 1 gesture 1 at 304.0 300.0 mm
40ms ink-extend zone 1 gesture 1 at 310.0 300.0 mm
64ms ink-extend zone 1 gesture 1 at 315.0 300.0 mm
72ms ink-extend zone 1 gesture 1 at 317.0 300.0 mm
180ms ink-end zone 1 gesture 1 at 317.0 300.0 mm
contacts 3 seen, 0 lost, 0 open
