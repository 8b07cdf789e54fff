# The same at 8 cm, where two fingers are taken for a hand sooner: the page moves for three packets,
# and is back where it was. Both lines are whole.
zone 1 canvas 0 0 1428 804
down 1 300 300
down 2 380 310
+80ms
move 1 302 303
+20ms
move 1 305 309
move 2 381 310
+20ms
move 1 309 316
move 2 385 308
+20ms
move 1 310 325
move 2 392 308
+20ms
move 1 306 333
move 2 400 311
+20ms
up 1
up 2
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 380.0 310.0 mm
60ms transform-begin zone 1 gesture 3 at 340.0 305.0 mm scale 1.000
80ms ink-extend zone 1 gesture 1 at 302.0 303.0 mm
100ms ink-extend zone 1 gesture 1 at 305.0 309.0 mm
100ms ink-extend zone 1 gesture 2 at 381.0 310.0 mm
100ms ink-cancel zone 1 gesture 1 at 305.0 309.0 mm
100ms ink-cancel zone 1 gesture 2 at 381.0 310.0 mm
100ms transform-update zone 1 gesture 3 at 343.0 309.5 mm scale 0.943
120ms transform-update zone 1 gesture 3 at 347.0 312.0 mm scale 0.948
140ms transform-update zone 1 gesture 3 at 351.0 316.5 mm scale 1.039
160ms transform-update zone 1 gesture 3 at 340.0 305.0 mm scale 1.000
160ms transform-end zone 1 gesture 3 at 340.0 305.0 mm scale 1.000
160ms ink-begin zone 1 gesture 4 at 300.0 300.0 mm
160ms ink-extend zone 1 gesture 4 at 302.0 303.0 mm
160ms ink-extend zone 1 gesture 4 at 305.0 309.0 mm
160ms ink-extend zone 1 gesture 4 at 309.0 316.0 mm
160ms ink-extend zone 1 gesture 4 at 310.0 325.0 mm
160ms ink-extend zone 1 gesture 4 at 306.0 333.0 mm
160ms ink-begin zone 1 gesture 5 at 380.0 310.0 mm
160ms ink-extend zone 1 gesture 5 at 385.0 308.0 mm
160ms ink-extend zone 1 gesture 5 at 392.0 308.0 mm
160ms ink-extend zone 1 gesture 5 at 400.0 311.0 mm
280ms ink-end zone 1 gesture 4 at 306.0 333.0 mm
280ms ink-end zone 1 gesture 5 at 400.0 311.0 mm
contacts 2 seen, 0 lost, 0 open
