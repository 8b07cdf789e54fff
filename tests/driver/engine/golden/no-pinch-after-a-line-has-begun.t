# A swift stroke is longer than a waiting finger's: what lands beside it writes as well.
zone 1 canvas 0 0 714 804
down 1 200 300
+20ms
move 1 220 300
+20ms
down 2 280 300
+20ms
up 1
up 2
---
0ms ink-begin zone 1 gesture 1 at 200.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 220.0 300.0 mm
40ms ink-begin zone 1 gesture 2 at 280.0 300.0 mm
160ms ink-end zone 1 gesture 1 at 220.0 300.0 mm
160ms ink-end zone 1 gesture 2 at 280.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
