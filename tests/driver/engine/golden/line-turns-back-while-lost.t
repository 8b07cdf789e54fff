# A finger draws a V and is lost at its tip for one packet: found on its way back. One line.
zone 1 canvas 0 0 714 804
down 1 300 300
+16ms
move 1 304 310
+16ms
move 1 308 320
+16ms
up 1
+16ms
down 2 311 322
+16ms
move 2 314 312
+16ms
up 2
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
16ms ink-extend zone 1 gesture 1 at 304.0 310.0 mm
32ms ink-extend zone 1 gesture 1 at 308.0 320.0 mm
64ms ink-extend zone 1 gesture 1 at 311.0 322.0 mm
80ms ink-extend zone 1 gesture 1 at 314.0 312.0 mm
196ms ink-end zone 1 gesture 1 at 314.0 312.0 mm
contacts 2 seen, 0 lost, 0 open
