# A finger taps the divider: it is taken and let go where it was.
zone 9 drag 704 0 20 804
dot 1 714 400
+100ms
down 2 714 400 tool pen
+60ms
up 2
---
0ms drag-begin zone 9 gesture 1 at 714.0 400.0 mm
0ms drag-end zone 9 gesture 1 at 714.0 400.0 mm
100ms drag-begin zone 9 gesture 2 at 714.0 400.0 mm
160ms drag-end zone 9 gesture 2 at 714.0 400.0 mm
contacts 2 seen, 0 lost, 0 open
