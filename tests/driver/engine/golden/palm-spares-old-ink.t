# A pupil has been writing for a second when a palm lands within reach: it is the heel of that hand,
# and rests.
zone 1 canvas 0 0 714 804
down 1 300 300
+500ms
move 1 310 300
+500ms
move 1 320 300
down 2 400 300 size 70x50
+20ms
move 1 330 300
up 2
+20ms
up 1
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
500ms ink-extend zone 1 gesture 1 at 310.0 300.0 mm
1000ms ink-extend zone 1 gesture 1 at 320.0 300.0 mm
1020ms ink-extend zone 1 gesture 1 at 330.0 300.0 mm
1140ms ink-end zone 1 gesture 1 at 330.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
