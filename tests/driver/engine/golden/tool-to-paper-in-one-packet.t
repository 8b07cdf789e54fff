# One finger lifts off a tool while another lands on the paper, in one packet and slot: a tap and a
# stroke.
zone 1 canvas 0 0 714 700
zone 5 control 0 700 714 100
down 1 300 750
+60ms
up 1
down 2 300 300 tool pen
+10ms
move 2 310 300
+10ms
up 2
---
0ms press zone 5 gesture 1 at 300.0 750.0 mm
60ms tap zone 5 gesture 1 at 300.0 750.0 mm
60ms release zone 5 gesture 1 at 300.0 750.0 mm
60ms ink-begin zone 1 gesture 2 at 300.0 300.0 mm
70ms ink-extend zone 1 gesture 2 at 310.0 300.0 mm
80ms ink-end zone 1 gesture 2 at 310.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
