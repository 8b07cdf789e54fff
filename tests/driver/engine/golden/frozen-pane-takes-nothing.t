# A locked zone over the pane, a contact beside all zones: refused, and accounted for.
zone 1 canvas 0 0 714 804
zone 8 locked 0 0 714 804
down 1 300 300
down 2 1000 300
+700ms
move 1 310 300
+10ms
up 1
up 2
---
contacts 2 seen, 0 lost, 0 open
