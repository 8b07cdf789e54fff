# Two fingertips, then the heel between them grows: at most for a moment a hand that moves the
# page. It rubs, the page stays where it was, and no ink is left.
zone 1 canvas 0 0 714 804
down 1 300 300 size 16x14
+20ms
down 2 350 230 size 13x12
+20ms
move 1 304 296 size 24x20
+20ms
move 1 310 292 size 34x28
+20ms
move 1 314 290 size 52x40
+20ms
move 1 316 289 size 66x48
+60ms
move 1 330 289 size 66x48
+20ms
up 1
up 2
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
20ms ink-begin zone 1 gesture 2 at 350.0 230.0 mm
40ms ink-extend zone 1 gesture 1 at 304.0 296.0 mm
60ms ink-extend zone 1 gesture 1 at 310.0 292.0 mm
60ms transform-begin zone 1 gesture 3 at 330.0 261.0 mm scale 1.000
60ms ink-cancel zone 1 gesture 1 at 310.0 292.0 mm
60ms ink-cancel zone 1 gesture 2 at 350.0 230.0 mm
60ms transform-update zone 1 gesture 3 at 330.0 261.0 mm scale 1.000
80ms transform-update zone 1 gesture 3 at 332.0 260.0 mm scale 0.948
100ms transform-update zone 1 gesture 3 at 333.0 259.5 mm scale 0.923
110ms transform-update zone 1 gesture 3 at 330.0 261.0 mm scale 1.000
110ms transform-end zone 1 gesture 3 at 330.0 261.0 mm scale 1.000
110ms wipe-begin zone 1 gesture 4 at 316.0 289.0 mm extent 66.0 48.0
160ms wipe-extend zone 1 gesture 4 at 330.0 289.0 mm extent 66.0 48.0
280ms wipe-end zone 1 gesture 4 at 330.0 289.0 mm extent 66.0 48.0
contacts 2 seen, 0 lost, 0 open
