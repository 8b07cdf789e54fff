# Forty pens, ten a pane and 3 cm apart; all move in one packet, most lift in another, and the last
# is not lost.
zone 1 canvas 0 0 357 804
zone 2 canvas 357 0 357 804
zone 3 canvas 714 0 357 804
zone 4 canvas 1071 0 357 804
down 1..10 30 100 by 30 0 tool pen
down 11..20 390 200 by 30 0 tool pen
down 21..30 750 300 by 30 0 tool pen
down 31..40 1100 400 by 30 0 tool pen
+10ms
move 40 1371 410
+10ms
up 1..39
+10ms
move 40 1371 420
+10ms
up 40
---
0ms ink-begin zone 1 gesture 1 at 30.0 100.0 mm
0ms ink-begin zone 1 gesture 2 at 60.0 100.0 mm
0ms ink-begin zone 1 gesture 3 at 90.0 100.0 mm
0ms ink-begin zone 1 gesture 4 at 120.0 100.0 mm
0ms ink-begin zone 1 gesture 5 at 150.0 100.0 mm
0ms ink-begin zone 1 gesture 6 at 180.0 100.0 mm
0ms ink-begin zone 1 gesture 7 at 210.0 100.0 mm
0ms ink-begin zone 1 gesture 8 at 240.0 100.0 mm
0ms ink-begin zone 1 gesture 9 at 270.0 100.0 mm
0ms ink-begin zone 1 gesture 10 at 300.0 100.0 mm
0ms ink-begin zone 2 gesture 11 at 390.0 200.0 mm
0ms ink-begin zone 2 gesture 12 at 420.0 200.0 mm
0ms ink-begin zone 2 gesture 13 at 450.0 200.0 mm
0ms ink-begin zone 2 gesture 14 at 480.0 200.0 mm
0ms ink-begin zone 2 gesture 15 at 510.0 200.0 mm
0ms ink-begin zone 2 gesture 16 at 540.0 200.0 mm
0ms ink-begin zone 2 gesture 17 at 570.0 200.0 mm
0ms ink-begin zone 2 gesture 18 at 600.0 200.0 mm
0ms ink-begin zone 2 gesture 19 at 630.0 200.0 mm
0ms ink-begin zone 2 gesture 20 at 660.0 200.0 mm
0ms ink-begin zone 3 gesture 21 at 750.0 300.0 mm
0ms ink-begin zone 3 gesture 22 at 780.0 300.0 mm
0ms ink-begin zone 3 gesture 23 at 810.0 300.0 mm
0ms ink-begin zone 3 gesture 24 at 840.0 300.0 mm
0ms ink-begin zone 3 gesture 25 at 870.0 300.0 mm
0ms ink-begin zone 3 gesture 26 at 900.0 300.0 mm
0ms ink-begin zone 3 gesture 27 at 930.0 300.0 mm
0ms ink-begin zone 3 gesture 28 at 960.0 300.0 mm
0ms ink-begin zone 3 gesture 29 at 990.0 300.0 mm
0ms ink-begin zone 3 gesture 30 at 1020.0 300.0 mm
0ms ink-begin zone 4 gesture 31 at 1100.0 400.0 mm
0ms ink-begin zone 4 gesture 32 at 1130.0 400.0 mm
0ms ink-begin zone 4 gesture 33 at 1160.0 400.0 mm
0ms ink-begin zone 4 gesture 34 at 1190.0 400.0 mm
0ms ink-begin zone 4 gesture 35 at 1220.0 400.0 mm
0ms ink-begin zone 4 gesture 36 at 1250.0 400.0 mm
0ms ink-begin zone 4 gesture 37 at 1280.0 400.0 mm
0ms ink-begin zone 4 gesture 38 at 1310.0 400.0 mm
0ms ink-begin zone 4 gesture 39 at 1340.0 400.0 mm
0ms ink-begin zone 4 gesture 40 at 1370.0 400.0 mm
10ms ink-extend zone 4 gesture 40 at 1371.0 410.0 mm
20ms ink-end zone 1 gesture 1 at 30.0 100.0 mm
20ms ink-end zone 1 gesture 2 at 60.0 100.0 mm
20ms ink-end zone 1 gesture 3 at 90.0 100.0 mm
20ms ink-end zone 1 gesture 4 at 120.0 100.0 mm
20ms ink-end zone 1 gesture 5 at 150.0 100.0 mm
20ms ink-end zone 1 gesture 6 at 180.0 100.0 mm
20ms ink-end zone 1 gesture 7 at 210.0 100.0 mm
20ms ink-end zone 1 gesture 8 at 240.0 100.0 mm
20ms ink-end zone 1 gesture 9 at 270.0 100.0 mm
20ms ink-end zone 1 gesture 10 at 300.0 100.0 mm
20ms ink-end zone 2 gesture 11 at 390.0 200.0 mm
20ms ink-end zone 2 gesture 12 at 420.0 200.0 mm
20ms ink-end zone 2 gesture 13 at 450.0 200.0 mm
20ms ink-end zone 2 gesture 14 at 480.0 200.0 mm
20ms ink-end zone 2 gesture 15 at 510.0 200.0 mm
20ms ink-end zone 2 gesture 16 at 540.0 200.0 mm
20ms ink-end zone 2 gesture 17 at 570.0 200.0 mm
20ms ink-end zone 2 gesture 18 at 600.0 200.0 mm
20ms ink-end zone 2 gesture 19 at 630.0 200.0 mm
20ms ink-end zone 2 gesture 20 at 660.0 200.0 mm
20ms ink-end zone 3 gesture 21 at 750.0 300.0 mm
20ms ink-end zone 3 gesture 22 at 780.0 300.0 mm
20ms ink-end zone 3 gesture 23 at 810.0 300.0 mm
20ms ink-end zone 3 gesture 24 at 840.0 300.0 mm
20ms ink-end zone 3 gesture 25 at 870.0 300.0 mm
20ms ink-end zone 3 gesture 26 at 900.0 300.0 mm
20ms ink-end zone 3 gesture 27 at 930.0 300.0 mm
20ms ink-end zone 3 gesture 28 at 960.0 300.0 mm
20ms ink-end zone 3 gesture 29 at 990.0 300.0 mm
20ms ink-end zone 3 gesture 30 at 1020.0 300.0 mm
20ms ink-end zone 4 gesture 31 at 1100.0 400.0 mm
20ms ink-end zone 4 gesture 32 at 1130.0 400.0 mm
20ms ink-end zone 4 gesture 33 at 1160.0 400.0 mm
20ms ink-end zone 4 gesture 34 at 1190.0 400.0 mm
20ms ink-end zone 4 gesture 35 at 1220.0 400.0 mm
20ms ink-end zone 4 gesture 36 at 1250.0 400.0 mm
20ms ink-end zone 4 gesture 37 at 1280.0 400.0 mm
20ms ink-end zone 4 gesture 38 at 1310.0 400.0 mm
20ms ink-end zone 4 gesture 39 at 1340.0 400.0 mm
30ms ink-extend zone 4 gesture 40 at 1371.0 420.0 mm
40ms ink-end zone 4 gesture 40 at 1371.0 420.0 mm
contacts 40 seen, 0 lost, 0 open
