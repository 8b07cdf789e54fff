# Somebody leans on the frame itself; the panel reports places left of and below the screen.
zone 1 canvas 0 0 1428 804
down 1 -3 300
down 2 700 804
+20ms
move 1 20 300
move 2 700 790
+20ms
up 1
up 2
---
contacts 2 seen, 0 lost, 0 open
