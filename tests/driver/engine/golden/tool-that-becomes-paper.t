# A zone changes its kind while a finger is on it: the finger keeps what it began, the next one
# writes.
zone 5 control 20 700 200 100
down 1 40 720
+50ms
zone 5 canvas 20 700 200 100
+50ms
up 1
+100ms
down 2 60 720 tool pen
+50ms
up 2
---
0ms press zone 5 gesture 1 at 40.0 720.0 mm
100ms tap zone 5 gesture 1 at 40.0 720.0 mm
100ms release zone 5 gesture 1 at 40.0 720.0 mm
200ms ink-begin zone 5 gesture 2 at 60.0 720.0 mm
250ms ink-end zone 5 gesture 2 at 60.0 720.0 mm
contacts 2 seen, 0 lost, 0 open
