# Both groups write on while the teacher moves the divider between them.
zone 1 canvas 0 0 714 804
zone 2 canvas 714 0 714 804
zone 9 drag 704 0 20 804
down 1 500 300 tool pen
down 2 900 300 tool pen
down 3 714 700
+20ms
move 1 510 300
move 2 910 300
move 3 730 700
+20ms
up 1
up 2
up 3
---
0ms ink-begin zone 1 gesture 1 at 500.0 300.0 mm
0ms ink-begin zone 2 gesture 2 at 900.0 300.0 mm
0ms drag-begin zone 9 gesture 3 at 714.0 700.0 mm
20ms ink-extend zone 1 gesture 1 at 510.0 300.0 mm
20ms ink-extend zone 2 gesture 2 at 910.0 300.0 mm
20ms drag-move zone 9 gesture 3 at 730.0 700.0 mm
40ms ink-end zone 1 gesture 1 at 510.0 300.0 mm
40ms ink-end zone 2 gesture 2 at 910.0 300.0 mm
40ms drag-end zone 9 gesture 3 at 730.0 700.0 mm
contacts 3 seen, 0 lost, 0 open
