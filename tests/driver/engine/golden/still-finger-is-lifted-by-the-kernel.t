# The kernel lifts all fingers of a Windows 8 panel that is silent for 100 ms; the pupil's finger
# has never left the glass and goes on 300 ms later. Too long for one stroke: two, and no hold.
zone 1 canvas 0 0 714 804
down 1 300 300
+20ms
move 1 306 300
+100ms
up 1
+300ms
down 2 308 300
+20ms
move 2 320 300
+20ms
up 2
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
20ms ink-extend zone 1 gesture 1 at 306.0 300.0 mm
220ms ink-end zone 1 gesture 1 at 306.0 300.0 mm
420ms ink-begin zone 1 gesture 2 at 308.0 300.0 mm
440ms ink-extend zone 1 gesture 2 at 320.0 300.0 mm
560ms ink-end zone 1 gesture 2 at 320.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
