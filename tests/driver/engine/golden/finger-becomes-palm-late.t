# After two seconds of writing a sleeve touches the frame. What was written is kept,
# and nothing is rubbed out beside it.
zone 1 canvas 0 0 714 804
down 1 300 300 size 14x12
+1000ms
move 1 400 300
+1000ms
move 1 500 300 size 60x45
+40ms
move 1 510 300
+20ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
600ms hold zone 1 gesture 1 at 300.0 300.0 mm
1000ms ink-extend zone 1 gesture 1 at 400.0 300.0 mm
2000ms ink-extend zone 1 gesture 1 at 500.0 300.0 mm
2030ms ink-end zone 1 gesture 1 at 500.0 300.0 mm
contacts 1 seen, 0 lost, 0 open
