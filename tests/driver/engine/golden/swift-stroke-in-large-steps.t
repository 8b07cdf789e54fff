# A stroke so swift that each packet is a leap, to its end: all of it is ink. One packet's place far
# off, there and back, never was.
zone 1 canvas 0 0 714 804
down 1 100 300
+8ms
move 1 186 300
+8ms
move 1 272 300
+8ms
move 1 358 300
+8ms
up 1 444 300
+500ms
down 2 100 500
+8ms
move 2 104 500
+8ms
move 2 400 700
+8ms
move 2 112 500
+8ms
up 2
---
0ms ink-begin zone 1 gesture 1 at 100.0 300.0 mm
16ms ink-extend zone 1 gesture 1 at 186.0 300.0 mm
16ms ink-extend zone 1 gesture 1 at 272.0 300.0 mm
32ms ink-extend zone 1 gesture 1 at 358.0 300.0 mm
32ms ink-extend zone 1 gesture 1 at 444.0 300.0 mm
132ms ink-end zone 1 gesture 1 at 444.0 300.0 mm
532ms ink-begin zone 1 gesture 2 at 100.0 500.0 mm
540ms ink-extend zone 1 gesture 2 at 104.0 500.0 mm
556ms ink-extend zone 1 gesture 2 at 112.0 500.0 mm
664ms ink-end zone 1 gesture 2 at 112.0 500.0 mm
contacts 2 seen, 0 lost, 0 open
