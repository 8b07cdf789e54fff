# The cable goes: what was written is kept, what was moved ends, the other panel goes on.
plug 1
plug 2
zone 1 canvas 0 0 714 804
zone 2 canvas 714 0 714 804
down 1:1 300 300
down 2:1 1000 300
+10ms
move 1:1 310 300
+10ms
down 2:2 1050 300
+10ms
unplug 1
+60ms
move 2:1 990 300
+10ms
unplug 2
---
0ms device-came 1
0ms device-came 2
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
0ms ink-begin zone 2 gesture 2 at 1000.0 300.0 mm
10ms ink-extend zone 1 gesture 1 at 310.0 300.0 mm
20ms ink-begin zone 2 gesture 3 at 1050.0 300.0 mm
30ms ink-end zone 1 gesture 1 at 310.0 300.0 mm
30ms device-went 1
80ms transform-begin zone 2 gesture 4 at 1025.0 300.0 mm scale 1.000
90ms ink-extend zone 2 gesture 2 at 990.0 300.0 mm
90ms ink-cancel zone 2 gesture 2 at 990.0 300.0 mm
90ms ink-cancel zone 2 gesture 3 at 1050.0 300.0 mm
90ms transform-update zone 2 gesture 4 at 1020.0 300.0 mm scale 1.200
100ms transform-end zone 2 gesture 4 at 1020.0 300.0 mm scale 1.200
100ms device-went 2
contacts 3 seen, 0 lost, 0 open
