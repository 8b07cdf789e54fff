# A pupil has written a small letter with a finger for 1.8 s; above it somebody else puts down a
# pen. The letter is no knuckle of that hand, and stays.
zone 1 canvas 0 0 1428 804
down 1 300 440
+500ms
move 1 303 440
+500ms
move 1 303 444
+700ms
move 1 299 444
+100ms
down 2 300 300 tool pen
+20ms
move 2 310 300
+100ms
move 1 299 440
+20ms
up 1
up 2
+300ms
---
0ms ink-begin zone 1 gesture 1 at 300.0 440.0 mm
500ms ink-extend zone 1 gesture 1 at 303.0 440.0 mm
600ms hold zone 1 gesture 1 at 303.0 440.0 mm
1000ms ink-extend zone 1 gesture 1 at 303.0 444.0 mm
1700ms ink-extend zone 1 gesture 1 at 299.0 444.0 mm
1800ms ink-begin zone 1 gesture 2 at 300.0 300.0 mm
1820ms ink-extend zone 1 gesture 2 at 310.0 300.0 mm
1920ms ink-extend zone 1 gesture 1 at 299.0 440.0 mm
1940ms ink-end zone 1 gesture 2 at 310.0 300.0 mm
2040ms ink-end zone 1 gesture 1 at 299.0 440.0 mm
contacts 2 seen, 0 lost, 0 open
