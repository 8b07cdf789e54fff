# The frame sees a fingertip come and go just before the hand's heel: it is taken back as well.
zone 1 canvas 0 0 714 804
down 1 300 300
+10ms
up 1
+20ms
down 2 330 340 size 70x50
+20ms
up 2
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
30ms ink-cancel zone 1 gesture 1 at 300.0 300.0 mm
30ms wipe-begin zone 1 gesture 2 at 330.0 340.0 mm extent 70.0 50.0
150ms wipe-end zone 1 gesture 2 at 330.0 340.0 mm extent 70.0 50.0
contacts 2 seen, 0 lost, 0 open
