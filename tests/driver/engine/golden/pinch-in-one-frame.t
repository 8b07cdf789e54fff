# A slow panel shows both fingers in one packet.
zone 1 canvas 0 0 714 804
down 1 200 300
down 2 280 300
+26ms
move 1 200 320
move 2 280 320
+26ms
up 1
up 2
---
0ms ink-begin zone 1 gesture 1 at 200.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 280.0 300.0 mm
26ms ink-extend zone 1 gesture 1 at 200.0 320.0 mm
26ms ink-extend zone 1 gesture 2 at 280.0 320.0 mm
26ms transform-begin zone 1 gesture 3 at 240.0 320.0 mm scale 1.000
26ms ink-cancel zone 1 gesture 1 at 200.0 320.0 mm
26ms ink-cancel zone 1 gesture 2 at 280.0 320.0 mm
26ms transform-update zone 1 gesture 3 at 240.0 320.0 mm scale 1.000
52ms transform-end zone 1 gesture 3 at 240.0 320.0 mm scale 1.000
contacts 2 seen, 0 lost, 0 open
