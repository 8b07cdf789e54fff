# A panel takes a pen for a finger, and reports it on another node as a pen before it lifts the
# finger: one stroke. A pen that lands far from a finger that writes begins its own.
zone 1 canvas 0 0 714 804
down 1:1 300 300
down 1:2 300 500
+10ms
move 1:1 304 300
move 1:2 304 500
+10ms
move 1:1 308 300
move 1:2 308 500
+10ms
move 1:1 312 300
move 1:2 312 500
+10ms
down 2:1 316 301 tool pen pressure 0.5
down 2:2 316 750 tool pen
+1ms
up 1:1
+9ms
move 2:1 320 301
move 1:2 316 500
move 2:2 320 750
+10ms
up 1:2
up 2:1
up 2:2
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 300.0 500.0 mm
10ms ink-extend zone 1 gesture 1 at 304.0 300.0 mm
10ms ink-extend zone 1 gesture 2 at 304.0 500.0 mm
20ms ink-extend zone 1 gesture 1 at 308.0 300.0 mm
20ms ink-extend zone 1 gesture 2 at 308.0 500.0 mm
30ms ink-extend zone 1 gesture 1 at 312.0 300.0 mm
30ms ink-extend zone 1 gesture 2 at 312.0 500.0 mm
40ms ink-extend zone 1 gesture 1 at 316.0 301.0 mm
40ms ink-begin zone 1 gesture 3 at 316.0 750.0 mm
50ms ink-extend zone 1 gesture 2 at 316.0 500.0 mm
50ms ink-extend zone 1 gesture 1 at 320.0 301.0 mm
50ms ink-extend zone 1 gesture 3 at 320.0 750.0 mm
60ms ink-end zone 1 gesture 1 at 320.0 301.0 mm
60ms ink-end zone 1 gesture 3 at 320.0 750.0 mm
160ms ink-end zone 1 gesture 2 at 316.0 500.0 mm
contacts 4 seen, 0 lost, 0 open
