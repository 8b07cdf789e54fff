# A pen writes and hovers; a metre away fingers write and tap in the same pane: the pen silences
# nobody.
zone 1 canvas 0 0 1428 700
zone 5 control 0 700 1428 104
down 1 1200 300 tool pen
+10ms
down 2 200 300 size 12x12
+10ms
move 1 1210 300
move 2 210 300
+10ms
hover 1 1220 300
up 2
+10ms
down 3 200 500 size 12x12
+10ms
down 4 300 750 size 12x12
+60ms
up 3
up 4
up 1
---
0ms ink-begin zone 1 gesture 1 at 1200.0 300.0 mm
10ms ink-begin zone 1 gesture 2 at 200.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 1210.0 300.0 mm
20ms ink-extend zone 1 gesture 2 at 210.0 300.0 mm
30ms ink-end zone 1 gesture 1 at 1210.0 300.0 mm
40ms ink-begin zone 1 gesture 3 at 200.0 500.0 mm
50ms press zone 5 gesture 4 at 300.0 750.0 mm
110ms tap zone 5 gesture 4 at 300.0 750.0 mm
110ms release zone 5 gesture 4 at 300.0 750.0 mm
130ms ink-end zone 1 gesture 2 at 210.0 300.0 mm
210ms ink-end zone 1 gesture 3 at 200.0 500.0 mm
contacts 4 seen, 0 lost, 0 open
