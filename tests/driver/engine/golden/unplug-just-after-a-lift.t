# The finger has lifted 10 ms ago and its stroke might have gone on: without its panel it cannot.
plug 1
zone 1 canvas 0 0 714 804
down 1 300 300
+20ms
move 1 310 300
+20ms
up 1
+10ms
unplug 1
---
0ms device-came 1
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 310.0 300.0 mm
50ms ink-end zone 1 gesture 1 at 310.0 300.0 mm
50ms device-went 1
contacts 1 seen, 0 lost, 0 open
