# Infrared frames see 33 mm of an ordinary finger.
zone 1 canvas 0 0 714 804
down 1 300 300 size 33x31
+16ms
move 1 310 305 size 32x33
+16ms
move 1 330 310 size 33x30
+16ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
16ms ink-extend zone 1 gesture 1 at 310.0 305.0 mm
32ms ink-extend zone 1 gesture 1 at 330.0 310.0 mm
148ms ink-end zone 1 gesture 1 at 330.0 310.0 mm
contacts 1 seen, 0 lost, 0 open
