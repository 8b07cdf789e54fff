# A hand moves the page of pane 1 and slides on into pane 2: pane 1's page it stays.
zone 1 canvas 0 0 714 804
zone 2 canvas 714 0 714 804
down 1 600 300
down 2 680 300
+100ms
move 1 660 300
move 2 740 300
+20ms
move 1 720 300
move 2 800 300
+20ms
up 1
up 2
---
0ms ink-begin zone 1 gesture 1 at 600.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 680.0 300.0 mm
60ms transform-begin zone 1 gesture 3 at 640.0 300.0 mm scale 1.000
100ms ink-extend zone 1 gesture 1 at 660.0 300.0 mm
100ms ink-extend zone 1 gesture 2 at 740.0 300.0 mm
100ms ink-cancel zone 1 gesture 1 at 660.0 300.0 mm
100ms ink-cancel zone 1 gesture 2 at 740.0 300.0 mm
100ms transform-update zone 1 gesture 3 at 700.0 300.0 mm scale 1.000
120ms transform-update zone 1 gesture 3 at 760.0 300.0 mm scale 1.000
140ms transform-end zone 1 gesture 3 at 760.0 300.0 mm scale 1.000
contacts 2 seen, 0 lost, 0 open
