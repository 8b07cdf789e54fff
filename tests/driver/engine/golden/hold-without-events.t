# A finger keeps still and the panel falls silent: held after 600 ms all the same, once.
zone 1 canvas 0 0 714 804
down 1 300 300
+100ms
move 1 302 301
+2000ms
move 1 330 300
+2000ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
100ms ink-extend zone 1 gesture 1 at 302.0 301.0 mm
600ms hold zone 1 gesture 1 at 302.0 301.0 mm
2100ms ink-extend zone 1 gesture 1 at 330.0 300.0 mm
4200ms ink-end zone 1 gesture 1 at 330.0 300.0 mm
contacts 1 seen, 0 lost, 0 open
