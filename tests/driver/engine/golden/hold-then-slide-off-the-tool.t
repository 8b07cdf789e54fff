# A finger holds a tool, the menu comes, and the finger slides off to leave it: hold, no tap.
zone 5 control 20 700 40 40
down 1 40 720
+700ms
move 1 40 600
+20ms
up 1
---
0ms press zone 5 gesture 1 at 40.0 720.0 mm
600ms hold zone 5 gesture 1 at 40.0 720.0 mm
700ms release zone 5 gesture 1 at 40.0 600.0 mm
contacts 1 seen, 0 lost, 0 open
