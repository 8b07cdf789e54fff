# A sleeve hangs before the frame for a minute: one contact, refused, and nothing else.
zone 1 canvas 0 0 714 804
approach 1 300 300
+30000ms
move 1 320 300
+30000ms
up 1
---
contacts 1 seen, 0 lost, 0 open
