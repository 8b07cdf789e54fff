# Packets come only because the neighbour writes. The still finger is in all of them and says
# nothing new: not one event of it but its hold.
zone 1 canvas 0 0 1428 804
down 1 200 300
down 2 900 300
+200ms
move 1 200 300
move 2 930 300
+200ms
move 1 200 300
move 2 960 300
+300ms
move 1 200 300
move 2 990 300
+200ms
up 1
up 2
---
0ms ink-begin zone 1 gesture 1 at 200.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 900.0 300.0 mm
200ms ink-extend zone 1 gesture 2 at 930.0 300.0 mm
400ms ink-extend zone 1 gesture 2 at 960.0 300.0 mm
600ms hold zone 1 gesture 1 at 200.0 300.0 mm
700ms ink-extend zone 1 gesture 2 at 990.0 300.0 mm
1000ms ink-end zone 1 gesture 1 at 200.0 300.0 mm
1000ms ink-end zone 1 gesture 2 at 990.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
