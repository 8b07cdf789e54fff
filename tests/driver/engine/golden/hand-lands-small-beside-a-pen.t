# The hand that holds the pen touches with its edge first and settles: finger-small for 20 ms,
# then a palm. It leaves no ink and rubs nothing.
zone 1 canvas 0 0 714 804
down 1 300 300 tool pen pressure 0.5
+20ms
move 1 302 300
+20ms
down 2 340 380 size 16x14
move 1 304 300
+20ms
move 2 340 380 size 60x45
move 1 306 300
+100ms
move 1 308 300
move 2 342 380
+20ms
up 1
up 2
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 302.0 300.0 mm
40ms ink-extend zone 1 gesture 1 at 304.0 300.0 mm
60ms ink-extend zone 1 gesture 1 at 306.0 300.0 mm
160ms ink-extend zone 1 gesture 1 at 308.0 300.0 mm
180ms ink-end zone 1 gesture 1 at 308.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
