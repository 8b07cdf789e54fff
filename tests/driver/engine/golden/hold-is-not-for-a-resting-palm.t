# A hand leans on the glass for two seconds: a rubber, not a hold.
zone 1 canvas 0 0 714 804
down 1 300 300 size 70x50
+2000ms
up 1
---
0ms wipe-begin zone 1 gesture 1 at 300.0 300.0 mm extent 70.0 50.0
2100ms wipe-end zone 1 gesture 1 at 300.0 300.0 mm extent 70.0 50.0
contacts 1 seen, 0 lost, 0 open
