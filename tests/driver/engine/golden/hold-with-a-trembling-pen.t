# A child's hand trembles by 3 mm: still a hold. One that wanders off by 6 mm is none.
zone 1 canvas 0 0 1428 804
down 1 300 300 tool pen
down 2 900 300 tool pen
+150ms
move 1 302 301
move 2 903 300
+150ms
move 1 299 298
move 2 906 300
+400ms
move 1 301 300
+20ms
up 1
up 2
---
0ms ink-begin zone 1 gesture 1 at 300.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 900.0 300.0 mm
150ms ink-extend zone 1 gesture 1 at 302.0 301.0 mm
150ms ink-extend zone 1 gesture 2 at 903.0 300.0 mm
300ms ink-extend zone 1 gesture 1 at 299.0 298.0 mm
300ms ink-extend zone 1 gesture 2 at 906.0 300.0 mm
600ms hold zone 1 gesture 1 at 299.0 298.0 mm
700ms ink-extend zone 1 gesture 1 at 301.0 300.0 mm
720ms ink-end zone 1 gesture 1 at 301.0 300.0 mm
720ms ink-end zone 1 gesture 2 at 906.0 300.0 mm
contacts 2 seen, 0 lost, 0 open
