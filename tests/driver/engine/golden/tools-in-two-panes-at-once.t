# Each group taps its own undo, in the same packet.
zone 1 canvas 0 0 714 804
zone 2 canvas 714 0 714 804
zone 11 control 20 760 40 40
zone 12 control 740 760 40 40
down 1 40 780
down 2 760 780
+30ms
up 1
up 2
---
0ms press zone 11 gesture 1 at 40.0 780.0 mm
0ms press zone 12 gesture 2 at 760.0 780.0 mm
30ms tap zone 11 gesture 1 at 40.0 780.0 mm
30ms release zone 11 gesture 1 at 40.0 780.0 mm
30ms tap zone 12 gesture 2 at 760.0 780.0 mm
30ms release zone 12 gesture 2 at 760.0 780.0 mm
contacts 2 seen, 0 lost, 0 open
