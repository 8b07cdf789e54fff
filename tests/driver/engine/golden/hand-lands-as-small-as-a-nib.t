# Nib and finger were measured. A hand lands lightly with a finger as small as a nib, for as long as
# it takes to roll; then it rubs. It was no pen.
zone 1 canvas 0 0 1428 804
plug 1
sizes 1 4 10 60 0
down 1 300 300 size 5x4
+20ms
move 1 302 300 size 5x5
+25ms
move 1 306 300
+20ms
move 1 310 300 size 20x14
+10ms
move 1 316 300 size 40x28
+10ms
move 1 320 300 size 80x50
+40ms
move 1 340 300
+40ms
move 1 380 310
+20ms
up 1
+300ms
---
0ms device-came 1
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 302.0 300.0 mm
45ms ink-extend zone 1 gesture 1 at 306.0 300.0 mm
65ms ink-extend zone 1 gesture 1 at 310.0 300.0 mm
75ms ink-extend zone 1 gesture 1 at 316.0 300.0 mm
85ms ink-extend zone 1 gesture 1 at 320.0 300.0 mm
105ms ink-cancel zone 1 gesture 1 at 320.0 300.0 mm
105ms wipe-begin zone 1 gesture 2 at 320.0 300.0 mm extent 80.0 50.0
125ms wipe-extend zone 1 gesture 2 at 340.0 300.0 mm extent 80.0 50.0
165ms wipe-extend zone 1 gesture 2 at 380.0 310.0 mm extent 80.0 50.0
285ms wipe-end zone 1 gesture 2 at 380.0 310.0 mm extent 80.0 50.0
contacts 1 seen, 0 lost, 0 open
