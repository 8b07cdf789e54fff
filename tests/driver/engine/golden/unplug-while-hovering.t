# ... and while a pen is only near: nothing was begun.
plug 1
zone 1 canvas 0 0 714 804
approach 1 300 300 tool pen
+20ms
unplug 1
---
0ms device-came 1
20ms device-went 1
contacts 1 seen, 0 lost, 0 open
