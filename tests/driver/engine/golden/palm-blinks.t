# A rubbing hand is lost for 26 ms and found 2 cm further on: one rubber, and no gap in what it
# rubs.
zone 1 canvas 0 0 714 804
down 1 300 300 size 70x50
+26ms
move 1 310 300
+26ms
move 1 320 300
+26ms
vanish 1
+26ms
down 2 340 300 size 71x50
+26ms
move 2 350 300
+26ms
up 2
---
