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
