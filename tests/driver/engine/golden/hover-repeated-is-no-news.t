# A pen lifts into hover 60 mm from where it last wrote, and its packet is repeated when a
# finger in the other pane moves. Where the pen is, is known at once and not only then: with the
# repetition or without it, a palm beside the hovering pen holds it.
zone 1 canvas 0 0 714 804
zone 2 canvas 714 0 714 804
down 1 1000 300
down 2 100 300 tool pen
+10ms
hover 2 160 300
+10ms
down 2:3 260 300 size 70x50
+10ms
up 2:3
+500ms
move 1 1010 300
+10ms
down 4 260 300 size 70x50
+10ms
up 4
up 1
up 2
---
0ms ink-begin zone 2 gesture 1 at 1000.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 100.0 300.0 mm
10ms ink-end zone 1 gesture 2 at 100.0 300.0 mm
530ms ink-extend zone 2 gesture 1 at 1010.0 300.0 mm
650ms ink-end zone 2 gesture 1 at 1010.0 300.0 mm
contacts 4 seen, 0 lost, 0 open
