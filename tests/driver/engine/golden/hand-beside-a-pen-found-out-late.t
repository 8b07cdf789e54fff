# A panel says after 40 ms that the finger is a pen; then the hand that holds it lands: it rests.
zone 1 canvas 0 0 714 804
down 1 300 300
+20ms
move 1 303 300
+20ms
move 1 306 300 tool pen
+100ms
down 2 330 380 size 70x50
move 1 310 300
+60ms
move 1 316 300
move 2 332 380
+20ms
up 1
up 2
---
