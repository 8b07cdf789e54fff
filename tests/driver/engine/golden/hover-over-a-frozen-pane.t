# A pen hovers over a frozen pane and lands beyond it.
zone 1 locked 0 0 714 804
zone 2 canvas 714 0 714 804
approach 1 690 300 tool pen
+20ms
touch 1 720 300
+20ms
move 1 730 300
+20ms
up 1
---
20ms ink-begin zone 2 gesture 1 at 720.0 300.0 mm
40ms ink-extend zone 2 gesture 1 at 730.0 300.0 mm
60ms ink-end zone 2 gesture 1 at 730.0 300.0 mm
contacts 1 seen, 0 lost, 0 open
