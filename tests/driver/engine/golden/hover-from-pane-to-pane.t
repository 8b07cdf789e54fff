# A pen hovers over pane 1 and touches in pane 2: it writes there.
zone 1 canvas 0 0 714 804
zone 2 canvas 714 0 714 804
approach 1 690 300 tool pen
+20ms
move 1 710 300
+20ms
touch 1 730 300
+20ms
move 1 740 300
+20ms
up 1
---
40ms ink-begin zone 2 gesture 1 at 730.0 300.0 mm
60ms ink-extend zone 2 gesture 1 at 740.0 300.0 mm
80ms ink-end zone 2 gesture 1 at 740.0 300.0 mm
contacts 1 seen, 0 lost, 0 open
