# A panel that flips good touches to palm in the middle: by its word a rubber from then on, and what
# was written a moment before is taken back.
zone 1 canvas 0 0 714 804
down 1 300 300 size 12x12
+20ms
move 1 305 300
+20ms
move 1 310 300 tool palm
+60ms
move 1 330 300
+20ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 305.0 300.0 mm
40ms ink-cancel zone 1 gesture 1 at 310.0 300.0 mm
40ms wipe-begin zone 1 gesture 2 at 310.0 300.0 mm extent 30.0 30.0
100ms wipe-extend zone 1 gesture 2 at 330.0 300.0 mm extent 30.0 30.0
220ms wipe-end zone 1 gesture 2 at 330.0 300.0 mm extent 30.0 30.0
contacts 1 seen, 0 lost, 0 open
