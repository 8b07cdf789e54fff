# "Everybody, underline your word": three pupils put down a finger in the same instant, and two of
# them, a hand's width apart, go alike. All of them write; the page does not move.
zone 1 canvas 0 0 1428 804
down 1 100 300
down 2 100 370
down 3 800 300
+10ms
move 1 105 300
move 2 105 370
move 3 805 300
+10ms
move 1 110 300
move 2 110 370
move 3 810 300
+10ms
move 1 115 300
move 2 115 370
move 3 815 300
+10ms
move 1 120 300
move 2 120 370
move 3 820 300
+10ms
move 1 125 300
move 2 125 370
move 3 825 300
+10ms
move 1 130 300
move 2 130 370
move 3 830 300
+10ms
up 1
up 2
up 3
---
0ms ink-begin zone 1 gesture 1 at 100.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 100.0 370.0 mm
0ms ink-begin zone 1 gesture 3 at 800.0 300.0 mm
10ms ink-extend zone 1 gesture 1 at 105.0 300.0 mm
10ms ink-extend zone 1 gesture 2 at 105.0 370.0 mm
10ms ink-extend zone 1 gesture 3 at 805.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 110.0 300.0 mm
20ms ink-extend zone 1 gesture 2 at 110.0 370.0 mm
20ms ink-extend zone 1 gesture 3 at 810.0 300.0 mm
30ms ink-extend zone 1 gesture 1 at 115.0 300.0 mm
30ms ink-extend zone 1 gesture 2 at 115.0 370.0 mm
30ms ink-extend zone 1 gesture 3 at 815.0 300.0 mm
40ms ink-extend zone 1 gesture 1 at 120.0 300.0 mm
40ms ink-extend zone 1 gesture 2 at 120.0 370.0 mm
40ms ink-extend zone 1 gesture 3 at 820.0 300.0 mm
50ms ink-extend zone 1 gesture 1 at 125.0 300.0 mm
50ms ink-extend zone 1 gesture 2 at 125.0 370.0 mm
50ms ink-extend zone 1 gesture 3 at 825.0 300.0 mm
60ms ink-extend zone 1 gesture 1 at 130.0 300.0 mm
60ms ink-extend zone 1 gesture 2 at 130.0 370.0 mm
60ms ink-extend zone 1 gesture 3 at 830.0 300.0 mm
170ms ink-end zone 1 gesture 1 at 130.0 300.0 mm
170ms ink-end zone 1 gesture 2 at 130.0 370.0 mm
170ms ink-end zone 1 gesture 3 at 830.0 300.0 mm
contacts 3 seen, 0 lost, 0 open
