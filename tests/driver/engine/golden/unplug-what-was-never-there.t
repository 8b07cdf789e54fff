# A device goes that nobody has heard of; one comes twice.
zone 1 canvas 0 0 714 804
unplug 7
plug 1
plug 1
down 1 300 300 tool pen
+20ms
up 1
---
0ms device-went 7
0ms device-came 1
0ms device-came 1
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
20ms ink-end zone 1 gesture 1 at 300.0 300.0 mm
contacts 1 seen, 0 lost, 0 open
