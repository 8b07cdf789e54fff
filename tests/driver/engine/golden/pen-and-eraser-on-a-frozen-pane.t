# Neither pen nor eraser nor mouse gets through.
zone 1 locked 0 0 1428 804
down 1 300 300 tool pen pressure 0.8
down 2 600 300 tool eraser
down 3 900 300 tool mouse
+700ms
move 1 320 300
move 2 620 300
move 3 920 300
+20ms
up 1
up 2
up 3
---
contacts 3 seen, 0 lost, 0 open
