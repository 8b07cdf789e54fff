# Infrared frames see one finger behind the other: of a hand that moves the page one is lost for
# 20 ms. The page goes on with the hand, in one gesture.
zone 1 canvas 0 0 714 804
down 1 200 300
down 2 280 300
+80ms
move 1 200 310
move 2 280 310
+20ms
move 1 200 320
move 2 280 320
+20ms
up 2
move 1 200 330
+20ms
down 3 281 338
move 1 200 340
+20ms
move 1 200 350
move 3 280 350
+20ms
up 1
up 3
---
0ms ink-begin zone 1 gesture 1 at 200.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 280.0 300.0 mm
60ms transform-begin zone 1 gesture 3 at 240.0 300.0 mm scale 1.000
80ms ink-extend zone 1 gesture 1 at 200.0 310.0 mm
80ms ink-extend zone 1 gesture 2 at 280.0 310.0 mm
80ms ink-cancel zone 1 gesture 1 at 200.0 310.0 mm
80ms ink-cancel zone 1 gesture 2 at 280.0 310.0 mm
80ms transform-update zone 1 gesture 3 at 240.0 310.0 mm scale 1.000
100ms transform-update zone 1 gesture 3 at 240.0 320.0 mm scale 1.000
160ms transform-update zone 1 gesture 3 at 240.0 350.0 mm scale 1.000
180ms transform-end zone 1 gesture 3 at 240.0 350.0 mm scale 1.000
contacts 3 seen, 0 lost, 0 open
