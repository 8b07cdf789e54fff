# A pen rests where it landed for three seconds without a packet: held once, and writes on after it.
zone 1 canvas 0 0 714 804
down 1 300 300 tool pen pressure 0.5
+2982ms
move 1 310 300
+23ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
600ms hold zone 1 gesture 1 at 300.0 300.0 mm
2982ms ink-extend zone 1 gesture 1 at 310.0 300.0 mm
3005ms ink-end zone 1 gesture 1 at 310.0 300.0 mm
contacts 1 seen, 0 lost, 0 open
