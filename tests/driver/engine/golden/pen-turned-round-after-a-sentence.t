# After two seconds of ink the panel says eraser: the sentence is kept, the rest rubs.
zone 1 canvas 0 0 714 804
down 1 300 300 tool pen
+1000ms
move 1 400 300
+1000ms
move 1 500 300
+20ms
move 1 510 300 tool eraser
+20ms
move 1 520 300
+20ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
600ms hold zone 1 gesture 1 at 300.0 300.0 mm
1000ms ink-extend zone 1 gesture 1 at 400.0 300.0 mm
2000ms ink-extend zone 1 gesture 1 at 500.0 300.0 mm
2020ms ink-end zone 1 gesture 1 at 510.0 300.0 mm
2020ms wipe-begin zone 1 gesture 2 at 510.0 300.0 mm extent 30.0 30.0
2040ms wipe-extend zone 1 gesture 2 at 520.0 300.0 mm extent 30.0 30.0
2060ms wipe-end zone 1 gesture 2 at 520.0 300.0 mm extent 30.0 30.0
contacts 1 seen, 0 lost, 0 open
