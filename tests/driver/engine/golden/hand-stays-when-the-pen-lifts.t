# The pen lifts between two words, its hand stays on the glass: no rubber, then or when it moves
# along.
zone 1 canvas 0 0 714 804
down 1 300 300 tool pen
+20ms
move 1 310 300
down 2 350 370 size 70x50
+20ms
up 1
+300ms
move 2 370 370
+300ms
down 3 330 300 tool pen
+20ms
move 3 340 300
+20ms
up 3
+20ms
up 2
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 310.0 300.0 mm
40ms ink-end zone 1 gesture 1 at 310.0 300.0 mm
640ms ink-begin zone 1 gesture 2 at 330.0 300.0 mm
660ms ink-extend zone 1 gesture 2 at 340.0 300.0 mm
680ms ink-end zone 1 gesture 2 at 340.0 300.0 mm
contacts 3 seen, 0 lost, 0 open
