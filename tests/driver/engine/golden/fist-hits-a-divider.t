# A fist on the divider neither drags it nor rubs what lies under it.
zone 1 canvas 0 0 714 804
zone 9 drag 704 0 20 804
down 1 714 400 size 80x50
+100ms
move 1 760 400
+20ms
up 1
---
contacts 1 seen, 0 lost, 0 open
