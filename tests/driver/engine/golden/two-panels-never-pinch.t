# A finger on the panel and a click of the mouse, and two panels side by side.
zone 1 canvas 0 0 714 804
down 1:1 200 300
+20ms
down 2:1 240 300
+20ms
up 1:1
up 2:1
---
0ms ink-begin zone 1 gesture 1 at 200.0 300.0 mm
20ms ink-begin zone 1 gesture 2 at 240.0 300.0 mm
140ms ink-end zone 1 gesture 1 at 200.0 300.0 mm
140ms ink-end zone 1 gesture 2 at 240.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
