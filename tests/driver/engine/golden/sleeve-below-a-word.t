# After a second of writing a sleeve touches the glass 11 cm below the finger, and trails it. The
# word stays, and so does what lies under the sleeve.
zone 1 canvas 0 0 714 804
down 1 300 300 size 13x12
+200ms
move 1 306 300
+400ms
move 1 320 310
+400ms
move 1 334 300
+10ms
down 2 350 405 size 72x40
move 1 336 300
+60ms
move 1 344 300
move 2 358 405
+60ms
move 1 350 306
up 2
+20ms
up 1
---
