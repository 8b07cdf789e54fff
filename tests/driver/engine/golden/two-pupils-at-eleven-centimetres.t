# Two pupils begin 40 ms apart and 11 cm from each other, and both write at once, up and down as
# letters go: two lines, whatever it looked like.
zone 1 canvas 0 0 1428 804
down 1 300 300
+10ms
move 1 300 303
+10ms
move 1 301 307
+10ms
move 1 302 312
+10ms
move 1 303 316
down 2 413 316
+10ms
move 1 306 318
move 2 413 312
+10ms
move 1 310 317
move 2 412 306
+10ms
move 1 313 313
move 2 410 301
+10ms
move 1 315 308
move 2 407 298
+10ms
move 1 316 302
move 2 403 297
+10ms
move 1 317 296
move 2 400 300
+10ms
move 1 318 291
move 2 399 305
+10ms
up 1
up 2
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
10ms ink-extend zone 1 gesture 1 at 300.0 303.0 mm
20ms ink-extend zone 1 gesture 1 at 301.0 307.0 mm
30ms ink-extend zone 1 gesture 1 at 302.0 312.0 mm
40ms ink-extend zone 1 gesture 1 at 303.0 316.0 mm
40ms ink-begin zone 1 gesture 2 at 413.0 316.0 mm
50ms ink-extend zone 1 gesture 1 at 306.0 318.0 mm
50ms ink-extend zone 1 gesture 2 at 413.0 312.0 mm
60ms ink-extend zone 1 gesture 1 at 310.0 317.0 mm
60ms ink-extend zone 1 gesture 2 at 412.0 306.0 mm
70ms ink-extend zone 1 gesture 1 at 313.0 313.0 mm
70ms ink-extend zone 1 gesture 2 at 410.0 301.0 mm
80ms ink-extend zone 1 gesture 1 at 315.0 308.0 mm
80ms ink-extend zone 1 gesture 2 at 407.0 298.0 mm
90ms ink-extend zone 1 gesture 1 at 316.0 302.0 mm
90ms ink-extend zone 1 gesture 2 at 403.0 297.0 mm
100ms ink-extend zone 1 gesture 1 at 317.0 296.0 mm
100ms ink-extend zone 1 gesture 2 at 400.0 300.0 mm
110ms ink-extend zone 1 gesture 1 at 318.0 291.0 mm
110ms ink-extend zone 1 gesture 2 at 399.0 305.0 mm
220ms ink-end zone 1 gesture 1 at 318.0 291.0 mm
220ms ink-end zone 1 gesture 2 at 399.0 305.0 mm
contacts 2 seen, 0 lost, 0 open
