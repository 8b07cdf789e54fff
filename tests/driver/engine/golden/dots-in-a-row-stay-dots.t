# A pupil dots a row as fast as a hand can, 10 mm apart and 70 ms off the glass: three dots, no
# line.
zone 1 canvas 0 0 714 804
down 1 100 300
+40ms
up 1
+70ms
down 2 110 300
+40ms
up 2
+70ms
down 3 120 300
+40ms
up 3
---
0ms ink-begin zone 1 gesture 1 at 100.0 300.0 mm
110ms ink-begin zone 1 gesture 2 at 110.0 300.0 mm
140ms ink-end zone 1 gesture 1 at 100.0 300.0 mm
220ms ink-begin zone 1 gesture 3 at 120.0 300.0 mm
250ms ink-end zone 1 gesture 2 at 110.0 300.0 mm
360ms ink-end zone 1 gesture 3 at 120.0 300.0 mm
contacts 3 seen, 0 lost, 0 open
