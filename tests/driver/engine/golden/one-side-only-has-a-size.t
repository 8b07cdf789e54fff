# A panel that reports widths, and heights of zero: no palm can be told by that.
zone 1 canvas 0 0 714 804
down 1 300 300 size 90x0
+20ms
move 1 310 300
+200ms
move 1 320 300
+20ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 310.0 300.0 mm
220ms ink-extend zone 1 gesture 1 at 320.0 300.0 mm
340ms ink-end zone 1 gesture 1 at 320.0 300.0 mm
contacts 1 seen, 0 lost, 0 open
