# The cable goes while a finger is lost; the other panel's finger lands on the spot: a new stroke.
plug 1
plug 2
zone 1 canvas 0 0 714 804
down 1:1 300 300
+10ms
move 1:1 304 300
+10ms
up 1:1
+10ms
unplug 1
+10ms
down 2:1 306 300
+10ms
unplug 2
---
0ms device-came 1
0ms device-came 2
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
10ms ink-extend zone 1 gesture 1 at 304.0 300.0 mm
30ms ink-end zone 1 gesture 1 at 304.0 300.0 mm
30ms device-went 1
40ms ink-begin zone 1 gesture 2 at 306.0 300.0 mm
50ms ink-end zone 1 gesture 2 at 306.0 300.0 mm
50ms device-went 2
contacts 2 seen, 0 lost, 0 open
