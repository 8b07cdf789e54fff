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
