# The first packets of a contact have no size. The hand is found out when it comes.
zone 1 canvas 0 0 714 804
down 1 300 300
+15ms
move 1 302 300
+15ms
move 1 304 300 size 72x48
+50ms
move 1 320 300
+15ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
15ms ink-extend zone 1 gesture 1 at 302.0 300.0 mm
30ms ink-extend zone 1 gesture 1 at 304.0 300.0 mm
60ms ink-cancel zone 1 gesture 1 at 304.0 300.0 mm
60ms wipe-begin zone 1 gesture 2 at 304.0 300.0 mm extent 72.0 48.0
80ms wipe-extend zone 1 gesture 2 at 320.0 300.0 mm extent 72.0 48.0
195ms wipe-end zone 1 gesture 2 at 320.0 300.0 mm extent 72.0 48.0
contacts 1 seen, 0 lost, 0 open
