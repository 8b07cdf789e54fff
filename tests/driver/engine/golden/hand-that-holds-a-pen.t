# The hand rests on the glass while its pen writes, whichever came first: it is no rubber.
zone 1 canvas 0 0 714 804
down 1 300 300 tool pen pressure 0.5
+20ms
move 1 305 300
down 2 360 360 size 70x50
+20ms
move 2 365 360
+20ms
up 1
up 2
+500ms
down 3 360 360 size 70x50
+50ms
down 4 300 300 tool pen pressure 0.5
+20ms
move 3 365 365
move 4 310 300
+20ms
up 3
up 4
+500ms
approach 5 300 300 tool pen
+20ms
down 6 360 360 size 70x50
+20ms
touch 5 300 300
+20ms
up 5
up 6
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 305.0 300.0 mm
60ms ink-end zone 1 gesture 1 at 305.0 300.0 mm
560ms wipe-begin zone 1 gesture 2 at 360.0 360.0 mm extent 70.0 50.0
610ms wipe-end zone 1 gesture 2 at 360.0 360.0 mm extent 70.0 50.0
610ms ink-begin zone 1 gesture 3 at 300.0 300.0 mm
630ms ink-extend zone 1 gesture 3 at 310.0 300.0 mm
650ms ink-end zone 1 gesture 3 at 310.0 300.0 mm
1190ms ink-begin zone 1 gesture 4 at 300.0 300.0 mm
1210ms ink-end zone 1 gesture 4 at 300.0 300.0 mm
contacts 6 seen, 0 lost, 0 open
