# A finger that keeps still is held after 600 ms, even if the frame loses it on the way.
zone 1 canvas 0 0 714 804
down 1 300 300
+590ms
up 1
+20ms
down 2 301 300
+100ms
up 2
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
610ms ink-extend zone 1 gesture 1 at 301.0 300.0 mm
610ms hold zone 1 gesture 1 at 301.0 300.0 mm
810ms ink-end zone 1 gesture 1 at 301.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
