# A pupil leans on the tools: nothing is pressed; a tap that becomes a palm is none.
zone 5 control 20 700 200 40
down 1 80 720 size 80x40
+500ms
move 1 90 720
+500ms
up 1
+200ms
down 2 80 720 size 14x12
+20ms
move 2 80 720 size 80x40
+500ms
up 2
---
1200ms press zone 5 gesture 1 at 80.0 720.0 mm
1250ms release zone 5 gesture 1 at 80.0 720.0 mm
contacts 2 seen, 0 lost, 0 open
