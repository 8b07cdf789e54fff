# A finger slides off a tool, which is let go at once. It thinks better of it and comes back: that
# is another press, and as it lifts on the tool, it taps.
zone 5 control 20 700 40 40
down 1 40 720
+100ms
move 1 40 600
+100ms
move 1 40 715
+20ms
up 1
---
0ms press zone 5 gesture 1 at 40.0 720.0 mm
100ms release zone 5 gesture 1 at 40.0 600.0 mm
200ms press zone 5 gesture 2 at 40.0 715.0 mm
220ms tap zone 5 gesture 2 at 40.0 715.0 mm
220ms release zone 5 gesture 2 at 40.0 715.0 mm
contacts 1 seen, 0 lost, 0 open
