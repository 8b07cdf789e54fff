# A frame loses a writing finger four times in half a second, each time for 20 to 30 ms: one line.
zone 1 canvas 0 0 714 804
down 1 100 300
+10ms
move 1 104 300
+10ms
move 1 108 300
+10ms
up 1
+20ms
down 2 120 300
+10ms
move 2 124 300
+10ms
up 2
+30ms
down 3 140 301
+10ms
move 3 144 301
+10ms
move 3 148 301
+10ms
up 3
+20ms
down 4 160 302
+10ms
move 4 164 302
+10ms
up 4
+30ms
down 5 180 302
+10ms
up 5
---
0ms ink-begin zone 1 gesture 1 at 100.0 300.0 mm
10ms ink-extend zone 1 gesture 1 at 104.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 108.0 300.0 mm
50ms ink-extend zone 1 gesture 1 at 120.0 300.0 mm
60ms ink-extend zone 1 gesture 1 at 124.0 300.0 mm
100ms ink-extend zone 1 gesture 1 at 140.0 301.0 mm
110ms ink-extend zone 1 gesture 1 at 144.0 301.0 mm
120ms ink-extend zone 1 gesture 1 at 148.0 301.0 mm
150ms ink-extend zone 1 gesture 1 at 160.0 302.0 mm
160ms ink-extend zone 1 gesture 1 at 164.0 302.0 mm
200ms ink-extend zone 1 gesture 1 at 180.0 302.0 mm
310ms ink-end zone 1 gesture 1 at 180.0 302.0 mm
contacts 5 seen, 0 lost, 0 open
