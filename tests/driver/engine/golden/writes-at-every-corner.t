# The four corners of the wall, one after another.
zone 1 canvas 0 0 1428 804
dot 1 0 0 tool pen
+10ms
dot 2 1427.9 0 tool pen
+10ms
dot 3 0 803.9 tool pen
+10ms
dot 4 1427.9 803.9 tool pen
---
0ms ink-begin zone 1 gesture 1 at 0.0 0.0 mm
0ms ink-end zone 1 gesture 1 at 0.0 0.0 mm
10ms ink-begin zone 1 gesture 2 at 1427.9 0.0 mm
10ms ink-end zone 1 gesture 2 at 1427.9 0.0 mm
20ms ink-begin zone 1 gesture 3 at 0.0 803.9 mm
20ms ink-end zone 1 gesture 3 at 0.0 803.9 mm
30ms ink-begin zone 1 gesture 4 at 1427.9 803.9 mm
30ms ink-end zone 1 gesture 4 at 1427.9 803.9 mm
contacts 4 seen, 0 lost, 0 open
