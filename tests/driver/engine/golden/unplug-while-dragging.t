# ... and while a divider is dragged.
plug 1
zone 9 drag 704 0 20 804
down 1 714 400
+20ms
move 1 650 400
+20ms
unplug 1
---
0ms device-came 1
0ms drag-begin zone 9 gesture 1 at 714.0 400.0 mm
20ms drag-move zone 9 gesture 1 at 650.0 400.0 mm
40ms drag-end zone 9 gesture 1 at 650.0 400.0 mm
40ms device-went 1
contacts 1 seen, 0 lost, 0 open
