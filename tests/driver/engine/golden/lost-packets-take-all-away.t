# After an overflow the kernel knows of no contact any more: three lines end where they were last
# seen, the tool is tapped, and nothing stays open.
zone 1 canvas 0 0 1428 700
zone 5 control 0 700 1428 100
down 1 200 300 tool pen
down 2 600 300 tool pen
down 3 1000 300 tool pen
down 4 700 750
+10ms
move 1 210 300
move 2 610 300
move 3 1010 300
+10ms
vanish 1
vanish 2
vanish 3
vanish 4
---
0ms ink-begin zone 1 gesture 1 at 200.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 600.0 300.0 mm
0ms ink-begin zone 1 gesture 3 at 1000.0 300.0 mm
0ms press zone 5 gesture 4 at 700.0 750.0 mm
10ms ink-extend zone 1 gesture 1 at 210.0 300.0 mm
10ms ink-extend zone 1 gesture 2 at 610.0 300.0 mm
10ms ink-extend zone 1 gesture 3 at 1010.0 300.0 mm
20ms ink-end zone 1 gesture 1 at 210.0 300.0 mm
20ms ink-end zone 1 gesture 2 at 610.0 300.0 mm
20ms ink-end zone 1 gesture 3 at 1010.0 300.0 mm
20ms tap zone 5 gesture 4 at 700.0 750.0 mm
20ms release zone 5 gesture 4 at 700.0 750.0 mm
contacts 4 seen, 0 lost, 0 open
