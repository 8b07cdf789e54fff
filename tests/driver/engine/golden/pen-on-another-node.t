# A panel takes a pen for a finger, and a moment later reports it on another node as a pen: the
# letter is one stroke. A pen that lands elsewhere begins its own.
zone 1 canvas 0 0 714 804
down 1:1 300 300
+10ms
move 1:1 304 300
+10ms
move 1:1 308 300
+10ms
move 1:1 312 300
+10ms
up 1:1
+10ms
down 2:1 322 301 tool pen pressure 0.5
+10ms
move 2:1 326 301
down 2:2 500 500 tool pen
+10ms
up 2:1
up 2:2
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
10ms ink-extend zone 1 gesture 1 at 304.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 308.0 300.0 mm
30ms ink-extend zone 1 gesture 1 at 312.0 300.0 mm
50ms ink-extend zone 1 gesture 1 at 322.0 301.0 mm
60ms ink-extend zone 1 gesture 1 at 326.0 301.0 mm
60ms ink-begin zone 1 gesture 2 at 500.0 500.0 mm
70ms ink-end zone 1 gesture 1 at 326.0 301.0 mm
70ms ink-end zone 1 gesture 2 at 500.0 500.0 mm
contacts 3 seen, 0 lost, 0 open
