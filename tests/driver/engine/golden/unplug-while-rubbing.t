# ... and while a fist rubs: the rubber stops.
plug 1
zone 1 canvas 0 0 714 804
down 1 300 300 size 80x50
+20ms
move 1 320 300
+20ms
unplug 1
+500ms
plug 1
down 1 300 300 size 12x12
+20ms
unplug 1
---
0ms device-came 1
0ms wipe-begin zone 1 gesture 1 at 300.0 300.0 mm extent 80.0 50.0
20ms wipe-extend zone 1 gesture 1 at 320.0 300.0 mm extent 80.0 50.0
40ms wipe-end zone 1 gesture 1 at 320.0 300.0 mm extent 80.0 50.0
40ms device-went 1
540ms device-came 1
540ms ink-begin zone 1 gesture 2 at 300.0 300.0 mm
560ms ink-end zone 1 gesture 2 at 300.0 300.0 mm
560ms device-went 1
contacts 2 seen, 0 lost, 0 open
