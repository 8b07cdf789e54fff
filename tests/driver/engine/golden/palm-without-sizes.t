# A panel that reports no sizes shows a palm as several contacts, which come and go. Together they
# rub, as soon as there are four, until the last has gone, and leave no crumbs.
zone 1 canvas 0 0 714 804
down 1 300 300
down 2 340 290
+10ms
down 3 320 340
+10ms
down 4 350 350
+10ms
move 1 310 300
move 2 350 290
move 3 330 340
move 4 360 350
+10ms
up 4                # flickers; the first takes over, and nothing jumps
+10ms
down 5 362 350
move 1 320 300
+10ms
up 1
up 2
+10ms
move 3 340 340
+10ms
up 3
up 5
+50ms
down 6 340 340      # too soon
+10ms
up 6
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 340.0 290.0 mm
10ms ink-begin zone 1 gesture 3 at 320.0 340.0 mm
20ms ink-cancel zone 1 gesture 1 at 300.0 300.0 mm
20ms ink-cancel zone 1 gesture 2 at 340.0 290.0 mm
20ms ink-cancel zone 1 gesture 3 at 320.0 340.0 mm
20ms wipe-begin zone 1 gesture 4 at 325.0 320.0 mm extent 50.0 60.0
30ms wipe-extend zone 1 gesture 4 at 335.0 320.0 mm extent 50.0 60.0
50ms wipe-extend zone 1 gesture 4 at 345.0 320.0 mm extent 50.0 60.0
70ms wipe-extend zone 1 gesture 4 at 355.0 320.0 mm extent 50.0 60.0
80ms wipe-end zone 1 gesture 4 at 355.0 320.0 mm extent 50.0 60.0
contacts 6 seen, 0 lost, 0 open
