# After a second of writing a sleeve touches the glass 11 cm below the finger, and trails it. The
# word stays, and so does what lies under the sleeve.
zone 1 canvas 0 0 714 804
down 1 300 300 size 13x12
+200ms
move 1 306 300
+400ms
move 1 320 310
+400ms
move 1 334 300
+10ms
down 2 350 405 size 72x40
move 1 336 300
+60ms
move 1 344 300
move 2 358 405
+60ms
move 1 350 306
up 2
+20ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
200ms ink-extend zone 1 gesture 1 at 306.0 300.0 mm
600ms ink-extend zone 1 gesture 1 at 320.0 310.0 mm
1000ms ink-extend zone 1 gesture 1 at 334.0 300.0 mm
1010ms ink-extend zone 1 gesture 1 at 336.0 300.0 mm
1070ms ink-extend zone 1 gesture 1 at 344.0 300.0 mm
1130ms ink-extend zone 1 gesture 1 at 350.0 306.0 mm
1250ms ink-end zone 1 gesture 1 at 350.0 306.0 mm
contacts 2 seen, 0 lost, 0 open
