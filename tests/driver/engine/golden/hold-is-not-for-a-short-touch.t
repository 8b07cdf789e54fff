# Lifted 10 ms before it would be held: no hold, neither then nor later.
zone 1 canvas 0 0 714 804
down 1 300 300 tool pen
+590ms
up 1
+500ms
down 2 500 300
+10ms
up 2
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
590ms ink-end zone 1 gesture 1 at 300.0 300.0 mm
1090ms ink-begin zone 1 gesture 2 at 500.0 300.0 mm
1200ms ink-end zone 1 gesture 2 at 500.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
