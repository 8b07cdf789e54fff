# A palm owns its reach, not its pane: a pupil 30 cm away writes before, while and after.
zone 1 canvas 0 0 714 804
down 1 600 300
+20ms
move 1 605 300
down 2 250 300 size 70x50
+20ms
move 1 610 300
down 3 620 500
+20ms
up 1
up 2
up 3
+20ms
down 4 560 300
+20ms
up 4
---
0ms ink-begin zone 1 gesture 1 at 600.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 605.0 300.0 mm
20ms wipe-begin zone 1 gesture 2 at 250.0 300.0 mm extent 70.0 50.0
40ms ink-extend zone 1 gesture 1 at 610.0 300.0 mm
40ms ink-begin zone 1 gesture 3 at 620.0 500.0 mm
80ms ink-begin zone 1 gesture 4 at 560.0 300.0 mm
160ms ink-end zone 1 gesture 1 at 610.0 300.0 mm
160ms wipe-end zone 1 gesture 2 at 250.0 300.0 mm extent 70.0 50.0
160ms ink-end zone 1 gesture 3 at 620.0 500.0 mm
200ms ink-end zone 1 gesture 4 at 560.0 300.0 mm
contacts 4 seen, 0 lost, 0 open
