# A fist that thumps the glass: down and up in one packet. A rubber that begins and ends.
zone 1 canvas 0 0 714 804
dot 1 300 300 size 80x55
+300ms
dot 2 300 300 size 80x55
---
0ms wipe-begin zone 1 gesture 1 at 300.0 300.0 mm extent 80.0 55.0
100ms wipe-end zone 1 gesture 1 at 300.0 300.0 mm extent 80.0 55.0
300ms wipe-begin zone 1 gesture 2 at 300.0 300.0 mm extent 80.0 55.0
400ms wipe-end zone 1 gesture 2 at 300.0 300.0 mm extent 80.0 55.0
contacts 2 seen, 0 lost, 0 open
