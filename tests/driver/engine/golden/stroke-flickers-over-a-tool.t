# A stroke that has slid off the paper onto a tool, and beyond all zones, is lost for one packet at
# each: no tool is pressed, and it is one stroke. A finger that lands on the tool presses it.
zone 1 canvas 0 0 714 700
zone 9 control 0 700 714 60
down 1 300 690
+26ms
move 1 310 720
+26ms
up 1
+26ms
down 2 315 725
+26ms
move 2 320 770
+26ms
vanish 2
+26ms
down 3 330 775
+26ms
up 3
+100ms
down 4 315 725
+26ms
up 4
---
0ms ink-begin zone 1 gesture 1 at 300.0 690.0 mm
26ms ink-extend zone 1 gesture 1 at 310.0 720.0 mm
78ms ink-extend zone 1 gesture 1 at 315.0 725.0 mm
104ms ink-extend zone 1 gesture 1 at 320.0 770.0 mm
156ms ink-extend zone 1 gesture 1 at 330.0 775.0 mm
282ms ink-end zone 1 gesture 1 at 330.0 775.0 mm
282ms press zone 9 gesture 2 at 315.0 725.0 mm
308ms tap zone 9 gesture 2 at 315.0 725.0 mm
308ms release zone 9 gesture 2 at 315.0 725.0 mm
contacts 4 seen, 0 lost, 0 open
