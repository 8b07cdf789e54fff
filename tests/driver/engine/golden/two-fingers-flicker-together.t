# A reflection blinds the frame for one packet: two writing fingers are lost and found, under
# swapped numbers. Each goes on with its own line, none jumps to the other.
zone 1 canvas 0 0 1428 804
down 1 200 300
down 2 600 300
+16ms
move 1 210 300
move 2 610 300
+16ms
move 1 220 300
move 2 620 300
+16ms
up 1
up 2
+16ms
down 3 640 300
down 4 240 300
+16ms
move 3 650 300
move 4 250 300
+16ms
up 3
up 4
---
0ms ink-begin zone 1 gesture 1 at 200.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 600.0 300.0 mm
16ms ink-extend zone 1 gesture 1 at 210.0 300.0 mm
16ms ink-extend zone 1 gesture 2 at 610.0 300.0 mm
32ms ink-extend zone 1 gesture 1 at 220.0 300.0 mm
32ms ink-extend zone 1 gesture 2 at 620.0 300.0 mm
64ms ink-extend zone 1 gesture 2 at 640.0 300.0 mm
64ms ink-extend zone 1 gesture 1 at 240.0 300.0 mm
80ms ink-extend zone 1 gesture 2 at 650.0 300.0 mm
80ms ink-extend zone 1 gesture 1 at 250.0 300.0 mm
196ms ink-end zone 1 gesture 2 at 650.0 300.0 mm
196ms ink-end zone 1 gesture 1 at 250.0 300.0 mm
contacts 4 seen, 0 lost, 0 open
