# A line drawn over the frame's edge: frames report places beyond the screen. It goes on, and ends.
zone 1 canvas 0 0 714 804
down 1 10 300
+10ms
move 1 2 300
+10ms
move 1 -8 301
+10ms
move 1 5 302
+10ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 10.0 300.0 mm
10ms ink-extend zone 1 gesture 1 at 2.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at -8.0 301.0 mm
30ms ink-extend zone 1 gesture 1 at 5.0 302.0 mm
140ms ink-end zone 1 gesture 1 at 5.0 302.0 mm
contacts 1 seen, 0 lost, 0 open
