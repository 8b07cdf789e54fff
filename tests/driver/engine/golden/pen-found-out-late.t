# A panel takes two pens for fingers until it has looked at them: no pinch comes of it. The
# second, close to the first, is taken for a finger of its hand for a moment; its line is whole.
zone 1 canvas 0 0 714 804
down 1 300 300
down 2 380 300
+20ms
move 1 302 300 tool pen
move 2 382 300
+20ms
move 1 304 300
move 2 384 300 tool pen
+20ms
move 1 306 300
move 2 386 300
+20ms
up 1
up 2
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 380.0 300.0 mm
20ms ink-cancel zone 1 gesture 2 at 380.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 302.0 300.0 mm
40ms ink-extend zone 1 gesture 1 at 304.0 300.0 mm
40ms ink-begin zone 1 gesture 3 at 380.0 300.0 mm
40ms ink-extend zone 1 gesture 3 at 382.0 300.0 mm
40ms ink-extend zone 1 gesture 3 at 384.0 300.0 mm
60ms ink-extend zone 1 gesture 1 at 306.0 300.0 mm
60ms ink-extend zone 1 gesture 3 at 386.0 300.0 mm
80ms ink-end zone 1 gesture 1 at 306.0 300.0 mm
80ms ink-end zone 1 gesture 3 at 386.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
