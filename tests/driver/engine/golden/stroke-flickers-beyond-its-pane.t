# A stroke begun in pane 1 is lost for one packet while it is over pane 2: it stays with pane 1. One
# that ended well within its own pane is not taken up by what lands next door.
zone 1 canvas 0 0 714 804
zone 2 canvas 714 0 714 804
down 1 700 300
+26ms
move 1 730 300
+26ms
up 1
+26ms
down 2 740 300
+26ms
move 2 750 300
+26ms
up 2
+100ms
down 3 710 600
+26ms
up 3
+10ms
down 4 716 600
+26ms
up 4
---
0ms ink-begin zone 1 gesture 1 at 700.0 300.0 mm
26ms ink-extend zone 1 gesture 1 at 730.0 300.0 mm
78ms ink-extend zone 1 gesture 1 at 740.0 300.0 mm
104ms ink-extend zone 1 gesture 1 at 750.0 300.0 mm
230ms ink-end zone 1 gesture 1 at 750.0 300.0 mm
230ms ink-begin zone 1 gesture 2 at 710.0 600.0 mm
266ms ink-begin zone 2 gesture 3 at 716.0 600.0 mm
356ms ink-end zone 1 gesture 2 at 710.0 600.0 mm
392ms ink-end zone 2 gesture 3 at 716.0 600.0 mm
contacts 4 seen, 0 lost, 0 open
