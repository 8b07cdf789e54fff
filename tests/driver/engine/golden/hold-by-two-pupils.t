# Two pupils hold still at once, 40 cm apart: each is held once, at its own time.
zone 1 canvas 0 0 1428 804
down 1 200 300
+200ms
down 2 600 300
+1000ms
up 1
up 2
---
0ms ink-begin zone 1 gesture 1 at 200.0 300.0 mm
200ms ink-begin zone 1 gesture 2 at 600.0 300.0 mm
600ms hold zone 1 gesture 1 at 200.0 300.0 mm
800ms hold zone 1 gesture 2 at 600.0 300.0 mm
1300ms ink-end zone 1 gesture 1 at 200.0 300.0 mm
1300ms ink-end zone 1 gesture 2 at 600.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
