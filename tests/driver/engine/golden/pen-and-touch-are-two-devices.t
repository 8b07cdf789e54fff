# The pen of a big panel is a device of its own; the hand that holds it is seen by the panel.
zone 1 canvas 0 0 714 804
down 2:1 300 300 tool pen pressure 0.4
+20ms
move 2:1 310 300
+10ms
down 1:7 350 370 size 68x44
+20ms
move 2:1 320 300
+20ms
move 1:7 352 371
+20ms
up 2:1
+20ms
up 1:7
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 310.0 300.0 mm
50ms ink-extend zone 1 gesture 1 at 320.0 300.0 mm
90ms ink-end zone 1 gesture 1 at 320.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
