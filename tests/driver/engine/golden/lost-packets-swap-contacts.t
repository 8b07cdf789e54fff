# While packets were lost one pen lifted and another landed: the first line ends, a new one begins
# with a contact that nobody saw begin. No line joins the two.
zone 1 canvas 0 0 1428 804
down 1 200 300 tool pen
+10ms
move 1 210 300
+80ms
vanish 1
appear 2 900 500 tool pen
+10ms
move 2 910 500
+10ms
up 2
---
0ms ink-begin zone 1 gesture 1 at 200.0 300.0 mm
10ms ink-extend zone 1 gesture 1 at 210.0 300.0 mm
90ms ink-end zone 1 gesture 1 at 210.0 300.0 mm
90ms ink-begin zone 1 gesture 2 at 900.0 500.0 mm
100ms ink-extend zone 1 gesture 2 at 910.0 500.0 mm
110ms ink-end zone 1 gesture 2 at 910.0 500.0 mm
contacts 2 seen, 0 lost, 0 open
