# Two pupils land 11 cm apart at the same moment, think, and write as each pleases. For a moment it
# looks like a hand that rests; but they neither come nor shift, so the page waits for more of it,
# and both have their lines all the time.
zone 1 canvas 0 0 1428 804
down 1 300 300
down 2 410 310
+80ms
move 1 302 303
+20ms
move 1 305 309
move 2 411 310
+20ms
move 1 309 316
move 2 415 308
+20ms
move 1 310 325
move 2 422 308
+20ms
move 1 306 333
move 2 430 311
+20ms
up 1
up 2
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 410.0 310.0 mm
60ms transform-begin zone 1 gesture 3 at 355.0 305.0 mm scale 1.000
80ms ink-extend zone 1 gesture 1 at 302.0 303.0 mm
100ms ink-extend zone 1 gesture 1 at 305.0 309.0 mm
100ms ink-extend zone 1 gesture 2 at 411.0 310.0 mm
120ms ink-extend zone 1 gesture 1 at 309.0 316.0 mm
120ms ink-extend zone 1 gesture 2 at 415.0 308.0 mm
140ms ink-extend zone 1 gesture 1 at 310.0 325.0 mm
140ms ink-extend zone 1 gesture 2 at 422.0 308.0 mm
140ms transform-end zone 1 gesture 3 at 355.0 305.0 mm scale 1.000
160ms ink-extend zone 1 gesture 1 at 306.0 333.0 mm
160ms ink-extend zone 1 gesture 2 at 430.0 311.0 mm
280ms ink-end zone 1 gesture 1 at 306.0 333.0 mm
280ms ink-end zone 1 gesture 2 at 430.0 311.0 mm
contacts 2 seen, 0 lost, 0 open
