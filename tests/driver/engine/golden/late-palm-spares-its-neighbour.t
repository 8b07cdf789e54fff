# Two pupils begin at the same moment, close together. After three seconds of writing the sleeve of
# one touches the glass: neither loses a line.
zone 1 canvas 0 0 714 804
down 1 300 300 size 12x12
down 2 440 300 size 12x12
+1500ms
move 1 330 300
move 2 430 300
+1500ms
move 1 340 300 size 60x45
+100ms
move 1 350 300
move 2 420 300
+20ms
up 1
up 2
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 440.0 300.0 mm
600ms hold zone 1 gesture 1 at 300.0 300.0 mm
600ms hold zone 1 gesture 2 at 440.0 300.0 mm
1500ms ink-extend zone 1 gesture 1 at 330.0 300.0 mm
1500ms ink-extend zone 1 gesture 2 at 430.0 300.0 mm
3000ms ink-extend zone 1 gesture 1 at 340.0 300.0 mm
3030ms ink-end zone 1 gesture 1 at 340.0 300.0 mm
3100ms ink-extend zone 1 gesture 2 at 420.0 300.0 mm
3220ms ink-end zone 1 gesture 2 at 420.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
