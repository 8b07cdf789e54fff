# Nothing to touch: contacts are seen and refused, whatever they are.
down 1 300 300
down 2 500 300 size 80x50
down 3 700 300 tool eraser
+700ms
up 1
up 2
up 3
---
contacts 3 seen, 0 lost, 0 open
