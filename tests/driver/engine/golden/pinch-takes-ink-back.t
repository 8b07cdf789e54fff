# Two fingers of one hand: what they have written until they move as one goes, and the page
# moves.
zone 1 canvas 0 0 714 804
down 1 200 300
+20ms
move 1 202 300
+20ms
down 2 280 300
+20ms
move 1 180 300
move 2 300 300
+20ms
move 1 165 300
move 2 318 300
+20ms
up 2
+20ms
move 1 400 400      # the finger left down does nothing until it lifts
+20ms
up 1
+20ms
down 3 200 300      # and then writes again
+10ms
up 3
---
0ms ink-begin zone 1 gesture 1 at 200.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 202.0 300.0 mm
40ms ink-begin zone 1 gesture 2 at 280.0 300.0 mm
60ms ink-extend zone 1 gesture 1 at 180.0 300.0 mm
60ms ink-extend zone 1 gesture 2 at 300.0 300.0 mm
60ms transform-begin zone 1 gesture 3 at 240.0 300.0 mm scale 1.000
60ms ink-cancel zone 1 gesture 1 at 180.0 300.0 mm
60ms ink-cancel zone 1 gesture 2 at 300.0 300.0 mm
60ms transform-update zone 1 gesture 3 at 240.0 300.0 mm scale 1.000
80ms transform-update zone 1 gesture 3 at 241.5 300.0 mm scale 1.275
140ms transform-end zone 1 gesture 3 at 241.5 300.0 mm scale 1.275
160ms ink-begin zone 1 gesture 4 at 200.0 300.0 mm
270ms ink-end zone 1 gesture 4 at 200.0 300.0 mm
contacts 3 seen, 0 lost, 0 open
