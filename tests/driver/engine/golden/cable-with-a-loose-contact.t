# The panel goes and comes within 50 ms, mid-stroke; the finger is still down and has a new
# number. Two strokes: nobody knows what happened in between.
plug 1
zone 1 canvas 0 0 714 804
down 1 300 300
+20ms
move 1 310 300
unplug 1
+50ms
plug 1
appear 1 314 300
+20ms
move 1 320 300
+20ms
up 1
---
0ms device-came 1
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 310.0 300.0 mm
20ms ink-end zone 1 gesture 1 at 310.0 300.0 mm
20ms device-went 1
70ms device-came 1
70ms ink-begin zone 1 gesture 2 at 314.0 300.0 mm
90ms ink-extend zone 1 gesture 2 at 320.0 300.0 mm
210ms ink-end zone 1 gesture 2 at 320.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
