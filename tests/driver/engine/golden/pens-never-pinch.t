# Two pens side by side are two writers. A finger so near a pen is one of the hand that holds it.
zone 1 canvas 0 0 714 804
down 1 200 300 tool pen
+20ms
down 2 240 300 tool pen
+20ms
up 1
up 2
+500ms
down 3 200 300 tool pen
+20ms
down 4 240 300
+20ms
up 3
up 4
---
0ms ink-begin zone 1 gesture 1 at 200.0 300.0 mm
20ms ink-begin zone 1 gesture 2 at 240.0 300.0 mm
40ms ink-end zone 1 gesture 1 at 200.0 300.0 mm
40ms ink-end zone 1 gesture 2 at 240.0 300.0 mm
540ms ink-begin zone 1 gesture 3 at 200.0 300.0 mm
580ms ink-end zone 1 gesture 3 at 200.0 300.0 mm
contacts 4 seen, 0 lost, 0 open
