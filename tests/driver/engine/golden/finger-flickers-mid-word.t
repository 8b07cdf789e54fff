# The frame loses a writing finger for one packet and finds it under another number: one stroke,
# held back from ending. So it is when it comes back after 50 ms on its way; 40 mm off it is not.
zone 1 canvas 0 0 714 804
down 1 300 300
+26ms
move 1 310 300
+26ms
up 1
+26ms
down 2 325 302
+26ms
move 2 335 304
+26ms
vanish 2
+50ms
down 3 336 304
+26ms
up 3
+26ms
down 4 376 304
+26ms
up 4
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
26ms ink-extend zone 1 gesture 1 at 310.0 300.0 mm
78ms ink-extend zone 1 gesture 1 at 325.0 302.0 mm
104ms ink-extend zone 1 gesture 1 at 335.0 304.0 mm
180ms ink-extend zone 1 gesture 1 at 336.0 304.0 mm
232ms ink-begin zone 1 gesture 2 at 376.0 304.0 mm
306ms ink-end zone 1 gesture 1 at 336.0 304.0 mm
358ms ink-end zone 1 gesture 2 at 376.0 304.0 mm
contacts 4 seen, 0 lost, 0 open
