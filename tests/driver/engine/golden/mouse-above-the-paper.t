# A mouse that moves with no button pressed.
zone 1 canvas 0 0 1428 804
approach 1 300 300 tool mouse
+10ms
move 1 600 300
+10ms
move 1 900 300
+700ms
vanish 1
---
contacts 1 seen, 0 lost, 0 open
