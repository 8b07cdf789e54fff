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
