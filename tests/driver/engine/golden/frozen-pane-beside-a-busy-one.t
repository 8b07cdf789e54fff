# Pane 1 is frozen and full of hands; in pane 2 somebody writes.
zone 1 locked 0 0 714 804
zone 2 canvas 714 0 714 804
down 1 300 300 size 80x50
down 2 500 300
down 3 560 300
down 4 1000 300 tool pen
+20ms
move 1 320 300
move 2 480 300
move 3 580 300
move 4 1010 300
+20ms
up 1
up 2
up 3
up 4
---
0ms ink-begin zone 2 gesture 1 at 1000.0 300.0 mm
20ms ink-extend zone 2 gesture 1 at 1010.0 300.0 mm
40ms ink-end zone 2 gesture 1 at 1010.0 300.0 mm
contacts 4 seen, 0 lost, 0 open
