# Two young pupils, 11 cm apart, begin to draw as slowly as that is possible, and alike. After more
# than half a second they have not gone so far that they are one hand for good: one turns, and both
# have their lines.
zone 1 canvas 0 0 1428 804
down 1 300 300
down 2 410 300
+200ms
move 1 301 301
move 2 411 301
+200ms
move 1 303 303
move 2 413 303
+150ms
move 1 304 304
move 2 414 304
+100ms
move 1 306 306
move 2 416 306
+50ms
move 1 309 301
move 2 418 310
+50ms
move 1 313 297
move 2 420 314
+20ms
up 1
up 2
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 410.0 300.0 mm
60ms transform-begin zone 1 gesture 3 at 355.0 300.0 mm scale 1.000
200ms ink-extend zone 1 gesture 1 at 301.0 301.0 mm
200ms ink-extend zone 1 gesture 2 at 411.0 301.0 mm
400ms ink-extend zone 1 gesture 1 at 303.0 303.0 mm
400ms ink-extend zone 1 gesture 2 at 413.0 303.0 mm
550ms ink-extend zone 1 gesture 1 at 304.0 304.0 mm
550ms ink-extend zone 1 gesture 2 at 414.0 304.0 mm
650ms ink-extend zone 1 gesture 1 at 306.0 306.0 mm
650ms ink-extend zone 1 gesture 2 at 416.0 306.0 mm
700ms ink-extend zone 1 gesture 1 at 309.0 301.0 mm
700ms ink-extend zone 1 gesture 2 at 418.0 310.0 mm
700ms transform-end zone 1 gesture 3 at 355.0 300.0 mm scale 1.000
750ms ink-extend zone 1 gesture 1 at 313.0 297.0 mm
750ms ink-extend zone 1 gesture 2 at 420.0 314.0 mm
870ms ink-end zone 1 gesture 1 at 313.0 297.0 mm
870ms ink-end zone 1 gesture 2 at 420.0 314.0 mm
contacts 2 seen, 0 lost, 0 open
