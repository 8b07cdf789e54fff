# Forty hands land in one packet and underline forty words: forty lines, and nothing is taken back.
zone 1 canvas 0 0 1428 804
down 1 60 380 size 14x14
down 2 190 380 size 14x14
down 3 320 380 size 14x14
down 4 450 380 size 14x14
down 5 580 380 size 14x14
down 6 710 380 size 14x14
down 7 840 380 size 14x14
down 8 970 380 size 14x14
down 9 1100 380 size 14x14
down 10 1230 380 size 14x14
down 11 60 450 size 14x14
down 12 190 450 size 14x14
down 13 320 450 size 14x14
down 14 450 450 size 14x14
down 15 580 450 size 14x14
down 16 710 450 size 14x14
down 17 840 450 size 14x14
down 18 970 450 size 14x14
down 19 1100 450 size 14x14
down 20 1230 450 size 14x14
down 21 60 520 size 14x14
down 22 190 520 size 14x14
down 23 320 520 size 14x14
down 24 450 520 size 14x14
down 25 580 520 size 14x14
down 26 710 520 size 14x14
down 27 840 520 size 14x14
down 28 970 520 size 14x14
down 29 1100 520 size 14x14
down 30 1230 520 size 14x14
down 31 60 590 size 14x14
down 32 190 590 size 14x14
down 33 320 590 size 14x14
down 34 450 590 size 14x14
down 35 580 590 size 14x14
down 36 710 590 size 14x14
down 37 840 590 size 14x14
down 38 970 590 size 14x14
down 39 1100 590 size 14x14
down 40 1230 590 size 14x14
+9ms
move 1 65.45 380 size 14x14
move 2 195.45 380 size 14x14
move 3 325.45 380 size 14x14
move 4 455.45 380 size 14x14
move 5 585.45 380 size 14x14
move 6 715.45 380 size 14x14
move 7 845.45 380 size 14x14
move 8 975.45 380 size 14x14
move 9 1105.45 380 size 14x14
move 10 1235.45 380 size 14x14
move 11 65.45 450 size 14x14
move 12 195.45 450 size 14x14
move 13 325.45 450 size 14x14
move 14 455.45 450 size 14x14
move 15 585.45 450 size 14x14
move 16 715.45 450 size 14x14
move 17 845.45 450 size 14x14
move 18 975.45 450 size 14x14
move 19 1105.45 450 size 14x14
move 20 1235.45 450 size 14x14
move 21 65.45 520 size 14x14
move 22 195.45 520 size 14x14
move 23 325.45 520 size 14x14
move 24 455.45 520 size 14x14
move 25 585.45 520 size 14x14
move 26 715.45 520 size 14x14
move 27 845.45 520 size 14x14
move 28 975.45 520 size 14x14
move 29 1105.45 520 size 14x14
move 30 1235.45 520 size 14x14
move 31 65.45 590 size 14x14
move 32 195.45 590 size 14x14
move 33 325.45 590 size 14x14
move 34 455.45 590 size 14x14
move 35 585.45 590 size 14x14
move 36 715.45 590 size 14x14
move 37 845.45 590 size 14x14
move 38 975.45 590 size 14x14
move 39 1105.45 590 size 14x14
move 40 1235.45 590 size 14x14
+9ms
move 1 70.91 380 size 14x14
move 2 200.91 380 size 14x14
move 3 330.91 380 size 14x14
move 4 460.91 380 size 14x14
move 5 590.91 380 size 14x14
move 6 720.91 380 size 14x14
move 7 850.91 380 size 14x14
move 8 980.91 380 size 14x14
move 9 1110.91 380 size 14x14
move 10 1240.91 380 size 14x14
move 11 70.91 450 size 14x14
move 12 200.91 450 size 14x14
move 13 330.91 450 size 14x14
move 14 460.91 450 size 14x14
move 15 590.91 450 size 14x14
move 16 720.91 450 size 14x14
move 17 850.91 450 size 14x14
move 18 980.91 450 size 14x14
move 19 1110.91 450 size 14x14
move 20 1240.91 450 size 14x14
move 21 70.91 520 size 14x14
move 22 200.91 520 size 14x14
move 23 330.91 520 size 14x14
move 24 460.91 520 size 14x14
move 25 590.91 520 size 14x14
move 26 720.91 520 size 14x14
move 27 850.91 520 size 14x14
move 28 980.91 520 size 14x14
move 29 1110.91 520 size 14x14
move 30 1240.91 520 size 14x14
move 31 70.91 590 size 14x14
move 32 200.91 590 size 14x14
move 33 330.91 590 size 14x14
move 34 460.91 590 size 14x14
move 35 590.91 590 size 14x14
move 36 720.91 590 size 14x14
move 37 850.91 590 size 14x14
move 38 980.91 590 size 14x14
move 39 1110.91 590 size 14x14
move 40 1240.91 590 size 14x14
+9ms
move 1 76.36 380 size 14x14
move 2 206.36 380 size 14x14
move 3 336.36 380 size 14x14
move 4 466.36 380 size 14x14
move 5 596.36 380 size 14x14
move 6 726.36 380 size 14x14
move 7 856.36 380 size 14x14
move 8 986.36 380 size 14x14
move 9 1116.36 380 size 14x14
move 10 1246.36 380 size 14x14
move 11 76.36 450 size 14x14
move 12 206.36 450 size 14x14
move 13 336.36 450 size 14x14
move 14 466.36 450 size 14x14
move 15 596.36 450 size 14x14
move 16 726.36 450 size 14x14
move 17 856.36 450 size 14x14
move 18 986.36 450 size 14x14
move 19 1116.36 450 size 14x14
move 20 1246.36 450 size 14x14
move 21 76.36 520 size 14x14
move 22 206.36 520 size 14x14
move 23 336.36 520 size 14x14
move 24 466.36 520 size 14x14
move 25 596.36 520 size 14x14
move 26 726.36 520 size 14x14
move 27 856.36 520 size 14x14
move 28 986.36 520 size 14x14
move 29 1116.36 520 size 14x14
move 30 1246.36 520 size 14x14
move 31 76.36 590 size 14x14
move 32 206.36 590 size 14x14
move 33 336.36 590 size 14x14
move 34 466.36 590 size 14x14
move 35 596.36 590 size 14x14
move 36 726.36 590 size 14x14
move 37 856.36 590 size 14x14
move 38 986.36 590 size 14x14
move 39 1116.36 590 size 14x14
move 40 1246.36 590 size 14x14
+9ms
move 1 81.82 380 size 14x14
move 2 211.82 380 size 14x14
move 3 341.82 380 size 14x14
move 4 471.82 380 size 14x14
move 5 601.82 380 size 14x14
move 6 731.82 380 size 14x14
move 7 861.82 380 size 14x14
move 8 991.82 380 size 14x14
move 9 1121.82 380 size 14x14
move 10 1251.82 380 size 14x14
move 11 81.82 450 size 14x14
move 12 211.82 450 size 14x14
move 13 341.82 450 size 14x14
move 14 471.82 450 size 14x14
move 15 601.82 450 size 14x14
move 16 731.82 450 size 14x14
move 17 861.82 450 size 14x14
move 18 991.82 450 size 14x14
move 19 1121.82 450 size 14x14
move 20 1251.82 450 size 14x14
move 21 81.82 520 size 14x14
move 22 211.82 520 size 14x14
move 23 341.82 520 size 14x14
move 24 471.82 520 size 14x14
move 25 601.82 520 size 14x14
move 26 731.82 520 size 14x14
move 27 861.82 520 size 14x14
move 28 991.82 520 size 14x14
move 29 1121.82 520 size 14x14
move 30 1251.82 520 size 14x14
move 31 81.82 590 size 14x14
move 32 211.82 590 size 14x14
move 33 341.82 590 size 14x14
move 34 471.82 590 size 14x14
move 35 601.82 590 size 14x14
move 36 731.82 590 size 14x14
move 37 861.82 590 size 14x14
move 38 991.82 590 size 14x14
move 39 1121.82 590 size 14x14
move 40 1251.82 590 size 14x14
+9ms
move 1 87.27 380 size 14x14
move 2 217.27 380 size 14x14
move 3 347.27 380 size 14x14
move 4 477.27 380 size 14x14
move 5 607.27 380 size 14x14
move 6 737.27 380 size 14x14
move 7 867.27 380 size 14x14
move 8 997.27 380 size 14x14
move 9 1127.27 380 size 14x14
move 10 1257.27 380 size 14x14
move 11 87.27 450 size 14x14
move 12 217.27 450 size 14x14
move 13 347.27 450 size 14x14
move 14 477.27 450 size 14x14
move 15 607.27 450 size 14x14
move 16 737.27 450 size 14x14
move 17 867.27 450 size 14x14
move 18 997.27 450 size 14x14
move 19 1127.27 450 size 14x14
move 20 1257.27 450 size 14x14
move 21 87.27 520 size 14x14
move 22 217.27 520 size 14x14
move 23 347.27 520 size 14x14
move 24 477.27 520 size 14x14
move 25 607.27 520 size 14x14
move 26 737.27 520 size 14x14
move 27 867.27 520 size 14x14
move 28 997.27 520 size 14x14
move 29 1127.27 520 size 14x14
move 30 1257.27 520 size 14x14
move 31 87.27 590 size 14x14
move 32 217.27 590 size 14x14
move 33 347.27 590 size 14x14
move 34 477.27 590 size 14x14
move 35 607.27 590 size 14x14
move 36 737.27 590 size 14x14
move 37 867.27 590 size 14x14
move 38 997.27 590 size 14x14
move 39 1127.27 590 size 14x14
move 40 1257.27 590 size 14x14
+9ms
move 1 92.73 380 size 14x14
move 2 222.73 380 size 14x14
move 3 352.73 380 size 14x14
move 4 482.73 380 size 14x14
move 5 612.73 380 size 14x14
move 6 742.73 380 size 14x14
move 7 872.73 380 size 14x14
move 8 1002.73 380 size 14x14
move 9 1132.73 380 size 14x14
move 10 1262.73 380 size 14x14
move 11 92.73 450 size 14x14
move 12 222.73 450 size 14x14
move 13 352.73 450 size 14x14
move 14 482.73 450 size 14x14
move 15 612.73 450 size 14x14
move 16 742.73 450 size 14x14
move 17 872.73 450 size 14x14
move 18 1002.73 450 size 14x14
move 19 1132.73 450 size 14x14
move 20 1262.73 450 size 14x14
move 21 92.73 520 size 14x14
move 22 222.73 520 size 14x14
move 23 352.73 520 size 14x14
move 24 482.73 520 size 14x14
move 25 612.73 520 size 14x14
move 26 742.73 520 size 14x14
move 27 872.73 520 size 14x14
move 28 1002.73 520 size 14x14
move 29 1132.73 520 size 14x14
move 30 1262.73 520 size 14x14
move 31 92.73 590 size 14x14
move 32 222.73 590 size 14x14
move 33 352.73 590 size 14x14
move 34 482.73 590 size 14x14
move 35 612.73 590 size 14x14
move 36 742.73 590 size 14x14
move 37 872.73 590 size 14x14
move 38 1002.73 590 size 14x14
move 39 1132.73 590 size 14x14
move 40 1262.73 590 size 14x14
+9ms
move 1 98.18 380 size 14x14
move 2 228.18 380 size 14x14
move 3 358.18 380 size 14x14
move 4 488.18 380 size 14x14
move 5 618.18 380 size 14x14
move 6 748.18 380 size 14x14
move 7 878.18 380 size 14x14
move 8 1008.18 380 size 14x14
move 9 1138.18 380 size 14x14
move 10 1268.18 380 size 14x14
move 11 98.18 450 size 14x14
move 12 228.18 450 size 14x14
move 13 358.18 450 size 14x14
move 14 488.18 450 size 14x14
move 15 618.18 450 size 14x14
move 16 748.18 450 size 14x14
move 17 878.18 450 size 14x14
move 18 1008.18 450 size 14x14
move 19 1138.18 450 size 14x14
move 20 1268.18 450 size 14x14
move 21 98.18 520 size 14x14
move 22 228.18 520 size 14x14
move 23 358.18 520 size 14x14
move 24 488.18 520 size 14x14
move 25 618.18 520 size 14x14
move 26 748.18 520 size 14x14
move 27 878.18 520 size 14x14
move 28 1008.18 520 size 14x14
move 29 1138.18 520 size 14x14
move 30 1268.18 520 size 14x14
move 31 98.18 590 size 14x14
move 32 228.18 590 size 14x14
move 33 358.18 590 size 14x14
move 34 488.18 590 size 14x14
move 35 618.18 590 size 14x14
move 36 748.18 590 size 14x14
move 37 878.18 590 size 14x14
move 38 1008.18 590 size 14x14
move 39 1138.18 590 size 14x14
move 40 1268.18 590 size 14x14
+9ms
move 1 103.64 380 size 14x14
move 2 233.64 380 size 14x14
move 3 363.64 380 size 14x14
move 4 493.64 380 size 14x14
move 5 623.64 380 size 14x14
move 6 753.64 380 size 14x14
move 7 883.64 380 size 14x14
move 8 1013.64 380 size 14x14
move 9 1143.64 380 size 14x14
move 10 1273.64 380 size 14x14
move 11 103.64 450 size 14x14
move 12 233.64 450 size 14x14
move 13 363.64 450 size 14x14
move 14 493.64 450 size 14x14
move 15 623.64 450 size 14x14
move 16 753.64 450 size 14x14
move 17 883.64 450 size 14x14
move 18 1013.64 450 size 14x14
move 19 1143.64 450 size 14x14
move 20 1273.64 450 size 14x14
move 21 103.64 520 size 14x14
move 22 233.64 520 size 14x14
move 23 363.64 520 size 14x14
move 24 493.64 520 size 14x14
move 25 623.64 520 size 14x14
move 26 753.64 520 size 14x14
move 27 883.64 520 size 14x14
move 28 1013.64 520 size 14x14
move 29 1143.64 520 size 14x14
move 30 1273.64 520 size 14x14
move 31 103.64 590 size 14x14
move 32 233.64 590 size 14x14
move 33 363.64 590 size 14x14
move 34 493.64 590 size 14x14
move 35 623.64 590 size 14x14
move 36 753.64 590 size 14x14
move 37 883.64 590 size 14x14
move 38 1013.64 590 size 14x14
move 39 1143.64 590 size 14x14
move 40 1273.64 590 size 14x14
+9ms
move 1 109.09 380 size 14x14
move 2 239.09 380 size 14x14
move 3 369.09 380 size 14x14
move 4 499.09 380 size 14x14
move 5 629.09 380 size 14x14
move 6 759.09 380 size 14x14
move 7 889.09 380 size 14x14
move 8 1019.09 380 size 14x14
move 9 1149.09 380 size 14x14
move 10 1279.09 380 size 14x14
move 11 109.09 450 size 14x14
move 12 239.09 450 size 14x14
move 13 369.09 450 size 14x14
move 14 499.09 450 size 14x14
move 15 629.09 450 size 14x14
move 16 759.09 450 size 14x14
move 17 889.09 450 size 14x14
move 18 1019.09 450 size 14x14
move 19 1149.09 450 size 14x14
move 20 1279.09 450 size 14x14
move 21 109.09 520 size 14x14
move 22 239.09 520 size 14x14
move 23 369.09 520 size 14x14
move 24 499.09 520 size 14x14
move 25 629.09 520 size 14x14
move 26 759.09 520 size 14x14
move 27 889.09 520 size 14x14
move 28 1019.09 520 size 14x14
move 29 1149.09 520 size 14x14
move 30 1279.09 520 size 14x14
move 31 109.09 590 size 14x14
move 32 239.09 590 size 14x14
move 33 369.09 590 size 14x14
move 34 499.09 590 size 14x14
move 35 629.09 590 size 14x14
move 36 759.09 590 size 14x14
move 37 889.09 590 size 14x14
move 38 1019.09 590 size 14x14
move 39 1149.09 590 size 14x14
move 40 1279.09 590 size 14x14
+9ms
move 1 114.55 380 size 14x14
move 2 244.55 380 size 14x14
move 3 374.55 380 size 14x14
move 4 504.55 380 size 14x14
move 5 634.54 380 size 14x14
move 6 764.54 380 size 14x14
move 7 894.54 380 size 14x14
move 8 1024.55 380 size 14x14
move 9 1154.55 380 size 14x14
move 10 1284.55 380 size 14x14
move 11 114.55 450 size 14x14
move 12 244.55 450 size 14x14
move 13 374.55 450 size 14x14
move 14 504.55 450 size 14x14
move 15 634.54 450 size 14x14
move 16 764.54 450 size 14x14
move 17 894.54 450 size 14x14
move 18 1024.55 450 size 14x14
move 19 1154.55 450 size 14x14
move 20 1284.55 450 size 14x14
move 21 114.55 520 size 14x14
move 22 244.55 520 size 14x14
move 23 374.55 520 size 14x14
move 24 504.55 520 size 14x14
move 25 634.54 520 size 14x14
move 26 764.54 520 size 14x14
move 27 894.54 520 size 14x14
move 28 1024.55 520 size 14x14
move 29 1154.55 520 size 14x14
move 30 1284.55 520 size 14x14
move 31 114.55 590 size 14x14
move 32 244.55 590 size 14x14
move 33 374.55 590 size 14x14
move 34 504.55 590 size 14x14
move 35 634.54 590 size 14x14
move 36 764.54 590 size 14x14
move 37 894.54 590 size 14x14
move 38 1024.55 590 size 14x14
move 39 1154.55 590 size 14x14
move 40 1284.55 590 size 14x14
+9ms
move 1 120.00 380 size 14x14
move 2 250.00 380 size 14x14
move 3 380.00 380 size 14x14
move 4 510.00 380 size 14x14
move 5 640.00 380 size 14x14
move 6 770.00 380 size 14x14
move 7 900.00 380 size 14x14
move 8 1030.00 380 size 14x14
move 9 1160.00 380 size 14x14
move 10 1290.00 380 size 14x14
move 11 120.00 450 size 14x14
move 12 250.00 450 size 14x14
move 13 380.00 450 size 14x14
move 14 510.00 450 size 14x14
move 15 640.00 450 size 14x14
move 16 770.00 450 size 14x14
move 17 900.00 450 size 14x14
move 18 1030.00 450 size 14x14
move 19 1160.00 450 size 14x14
move 20 1290.00 450 size 14x14
move 21 120.00 520 size 14x14
move 22 250.00 520 size 14x14
move 23 380.00 520 size 14x14
move 24 510.00 520 size 14x14
move 25 640.00 520 size 14x14
move 26 770.00 520 size 14x14
move 27 900.00 520 size 14x14
move 28 1030.00 520 size 14x14
move 29 1160.00 520 size 14x14
move 30 1290.00 520 size 14x14
move 31 120.00 590 size 14x14
move 32 250.00 590 size 14x14
move 33 380.00 590 size 14x14
move 34 510.00 590 size 14x14
move 35 640.00 590 size 14x14
move 36 770.00 590 size 14x14
move 37 900.00 590 size 14x14
move 38 1030.00 590 size 14x14
move 39 1160.00 590 size 14x14
move 40 1290.00 590 size 14x14
+9ms
up 1
up 2
up 3
up 4
up 5
up 6
up 7
up 8
up 9
up 10
up 11
up 12
up 13
up 14
up 15
up 16
up 17
up 18
up 19
up 20
up 21
up 22
up 23
up 24
up 25
up 26
up 27
up 28
up 29
up 30
up 31
up 32
up 33
up 34
up 35
up 36
up 37
up 38
up 39
up 40
---
0ms ink-begin zone 1 gesture 1 at 60.0 380.0 mm
0ms ink-begin zone 1 gesture 2 at 190.0 380.0 mm
0ms ink-begin zone 1 gesture 3 at 320.0 380.0 mm
0ms ink-begin zone 1 gesture 4 at 450.0 380.0 mm
0ms ink-begin zone 1 gesture 5 at 580.0 380.0 mm
0ms ink-begin zone 1 gesture 6 at 710.0 380.0 mm
0ms ink-begin zone 1 gesture 7 at 840.0 380.0 mm
0ms ink-begin zone 1 gesture 8 at 970.0 380.0 mm
0ms ink-begin zone 1 gesture 9 at 1100.0 380.0 mm
0ms ink-begin zone 1 gesture 10 at 1230.0 380.0 mm
0ms ink-begin zone 1 gesture 11 at 60.0 450.0 mm
0ms ink-begin zone 1 gesture 12 at 190.0 450.0 mm
0ms ink-begin zone 1 gesture 13 at 320.0 450.0 mm
0ms ink-begin zone 1 gesture 14 at 450.0 450.0 mm
0ms ink-begin zone 1 gesture 15 at 580.0 450.0 mm
0ms ink-begin zone 1 gesture 16 at 710.0 450.0 mm
0ms ink-begin zone 1 gesture 17 at 840.0 450.0 mm
0ms ink-begin zone 1 gesture 18 at 970.0 450.0 mm
0ms ink-begin zone 1 gesture 19 at 1100.0 450.0 mm
0ms ink-begin zone 1 gesture 20 at 1230.0 450.0 mm
0ms ink-begin zone 1 gesture 21 at 60.0 520.0 mm
0ms ink-begin zone 1 gesture 22 at 190.0 520.0 mm
0ms ink-begin zone 1 gesture 23 at 320.0 520.0 mm
0ms ink-begin zone 1 gesture 24 at 450.0 520.0 mm
0ms ink-begin zone 1 gesture 25 at 580.0 520.0 mm
0ms ink-begin zone 1 gesture 26 at 710.0 520.0 mm
0ms ink-begin zone 1 gesture 27 at 840.0 520.0 mm
0ms ink-begin zone 1 gesture 28 at 970.0 520.0 mm
0ms ink-begin zone 1 gesture 29 at 1100.0 520.0 mm
0ms ink-begin zone 1 gesture 30 at 1230.0 520.0 mm
0ms ink-begin zone 1 gesture 31 at 60.0 590.0 mm
0ms ink-begin zone 1 gesture 32 at 190.0 590.0 mm
0ms ink-begin zone 1 gesture 33 at 320.0 590.0 mm
0ms ink-begin zone 1 gesture 34 at 450.0 590.0 mm
0ms ink-begin zone 1 gesture 35 at 580.0 590.0 mm
0ms ink-begin zone 1 gesture 36 at 710.0 590.0 mm
0ms ink-begin zone 1 gesture 37 at 840.0 590.0 mm
0ms ink-begin zone 1 gesture 38 at 970.0 590.0 mm
0ms ink-begin zone 1 gesture 39 at 1100.0 590.0 mm
0ms ink-begin zone 1 gesture 40 at 1230.0 590.0 mm
9ms ink-extend zone 1 gesture 1 at 65.5 380.0 mm
9ms ink-extend zone 1 gesture 2 at 195.4 380.0 mm
9ms ink-extend zone 1 gesture 3 at 325.4 380.0 mm
9ms ink-extend zone 1 gesture 4 at 455.4 380.0 mm
9ms ink-extend zone 1 gesture 5 at 585.5 380.0 mm
9ms ink-extend zone 1 gesture 6 at 715.5 380.0 mm
9ms ink-extend zone 1 gesture 7 at 845.5 380.0 mm
9ms ink-extend zone 1 gesture 8 at 975.5 380.0 mm
9ms ink-extend zone 1 gesture 9 at 1105.5 380.0 mm
9ms ink-extend zone 1 gesture 10 at 1235.5 380.0 mm
9ms ink-extend zone 1 gesture 11 at 65.5 450.0 mm
9ms ink-extend zone 1 gesture 12 at 195.4 450.0 mm
9ms ink-extend zone 1 gesture 13 at 325.4 450.0 mm
9ms ink-extend zone 1 gesture 14 at 455.4 450.0 mm
9ms ink-extend zone 1 gesture 15 at 585.5 450.0 mm
9ms ink-extend zone 1 gesture 16 at 715.5 450.0 mm
9ms ink-extend zone 1 gesture 17 at 845.5 450.0 mm
9ms ink-extend zone 1 gesture 18 at 975.5 450.0 mm
9ms ink-extend zone 1 gesture 19 at 1105.5 450.0 mm
9ms ink-extend zone 1 gesture 20 at 1235.5 450.0 mm
9ms ink-extend zone 1 gesture 21 at 65.5 520.0 mm
9ms ink-extend zone 1 gesture 22 at 195.4 520.0 mm
9ms ink-extend zone 1 gesture 23 at 325.4 520.0 mm
9ms ink-extend zone 1 gesture 24 at 455.4 520.0 mm
9ms ink-extend zone 1 gesture 25 at 585.5 520.0 mm
9ms ink-extend zone 1 gesture 26 at 715.5 520.0 mm
9ms ink-extend zone 1 gesture 27 at 845.5 520.0 mm
9ms ink-extend zone 1 gesture 28 at 975.5 520.0 mm
9ms ink-extend zone 1 gesture 29 at 1105.5 520.0 mm
9ms ink-extend zone 1 gesture 30 at 1235.5 520.0 mm
9ms ink-extend zone 1 gesture 31 at 65.5 590.0 mm
9ms ink-extend zone 1 gesture 32 at 195.4 590.0 mm
9ms ink-extend zone 1 gesture 33 at 325.4 590.0 mm
9ms ink-extend zone 1 gesture 34 at 455.4 590.0 mm
9ms ink-extend zone 1 gesture 35 at 585.5 590.0 mm
9ms ink-extend zone 1 gesture 36 at 715.5 590.0 mm
9ms ink-extend zone 1 gesture 37 at 845.5 590.0 mm
9ms ink-extend zone 1 gesture 38 at 975.5 590.0 mm
9ms ink-extend zone 1 gesture 39 at 1105.5 590.0 mm
9ms ink-extend zone 1 gesture 40 at 1235.5 590.0 mm
18ms ink-extend zone 1 gesture 1 at 70.9 380.0 mm
18ms ink-extend zone 1 gesture 2 at 200.9 380.0 mm
18ms ink-extend zone 1 gesture 3 at 330.9 380.0 mm
18ms ink-extend zone 1 gesture 4 at 460.9 380.0 mm
18ms ink-extend zone 1 gesture 5 at 590.9 380.0 mm
18ms ink-extend zone 1 gesture 6 at 720.9 380.0 mm
18ms ink-extend zone 1 gesture 7 at 850.9 380.0 mm
18ms ink-extend zone 1 gesture 8 at 980.9 380.0 mm
18ms ink-extend zone 1 gesture 9 at 1110.9 380.0 mm
18ms ink-extend zone 1 gesture 10 at 1240.9 380.0 mm
18ms ink-extend zone 1 gesture 11 at 70.9 450.0 mm
18ms ink-extend zone 1 gesture 12 at 200.9 450.0 mm
18ms ink-extend zone 1 gesture 13 at 330.9 450.0 mm
18ms ink-extend zone 1 gesture 14 at 460.9 450.0 mm
18ms ink-extend zone 1 gesture 15 at 590.9 450.0 mm
18ms ink-extend zone 1 gesture 16 at 720.9 450.0 mm
18ms ink-extend zone 1 gesture 17 at 850.9 450.0 mm
18ms ink-extend zone 1 gesture 18 at 980.9 450.0 mm
18ms ink-extend zone 1 gesture 19 at 1110.9 450.0 mm
18ms ink-extend zone 1 gesture 20 at 1240.9 450.0 mm
18ms ink-extend zone 1 gesture 21 at 70.9 520.0 mm
18ms ink-extend zone 1 gesture 22 at 200.9 520.0 mm
18ms ink-extend zone 1 gesture 23 at 330.9 520.0 mm
18ms ink-extend zone 1 gesture 24 at 460.9 520.0 mm
18ms ink-extend zone 1 gesture 25 at 590.9 520.0 mm
18ms ink-extend zone 1 gesture 26 at 720.9 520.0 mm
18ms ink-extend zone 1 gesture 27 at 850.9 520.0 mm
18ms ink-extend zone 1 gesture 28 at 980.9 520.0 mm
18ms ink-extend zone 1 gesture 29 at 1110.9 520.0 mm
18ms ink-extend zone 1 gesture 30 at 1240.9 520.0 mm
18ms ink-extend zone 1 gesture 31 at 70.9 590.0 mm
18ms ink-extend zone 1 gesture 32 at 200.9 590.0 mm
18ms ink-extend zone 1 gesture 33 at 330.9 590.0 mm
18ms ink-extend zone 1 gesture 34 at 460.9 590.0 mm
18ms ink-extend zone 1 gesture 35 at 590.9 590.0 mm
18ms ink-extend zone 1 gesture 36 at 720.9 590.0 mm
18ms ink-extend zone 1 gesture 37 at 850.9 590.0 mm
18ms ink-extend zone 1 gesture 38 at 980.9 590.0 mm
18ms ink-extend zone 1 gesture 39 at 1110.9 590.0 mm
18ms ink-extend zone 1 gesture 40 at 1240.9 590.0 mm
27ms ink-extend zone 1 gesture 1 at 76.4 380.0 mm
27ms ink-extend zone 1 gesture 2 at 206.4 380.0 mm
27ms ink-extend zone 1 gesture 3 at 336.4 380.0 mm
27ms ink-extend zone 1 gesture 4 at 466.4 380.0 mm
27ms ink-extend zone 1 gesture 5 at 596.4 380.0 mm
27ms ink-extend zone 1 gesture 6 at 726.4 380.0 mm
27ms ink-extend zone 1 gesture 7 at 856.4 380.0 mm
27ms ink-extend zone 1 gesture 8 at 986.4 380.0 mm
27ms ink-extend zone 1 gesture 9 at 1116.4 380.0 mm
27ms ink-extend zone 1 gesture 10 at 1246.4 380.0 mm
27ms ink-extend zone 1 gesture 11 at 76.4 450.0 mm
27ms ink-extend zone 1 gesture 12 at 206.4 450.0 mm
27ms ink-extend zone 1 gesture 13 at 336.4 450.0 mm
27ms ink-extend zone 1 gesture 14 at 466.4 450.0 mm
27ms ink-extend zone 1 gesture 15 at 596.4 450.0 mm
27ms ink-extend zone 1 gesture 16 at 726.4 450.0 mm
27ms ink-extend zone 1 gesture 17 at 856.4 450.0 mm
27ms ink-extend zone 1 gesture 18 at 986.4 450.0 mm
27ms ink-extend zone 1 gesture 19 at 1116.4 450.0 mm
27ms ink-extend zone 1 gesture 20 at 1246.4 450.0 mm
27ms ink-extend zone 1 gesture 21 at 76.4 520.0 mm
27ms ink-extend zone 1 gesture 22 at 206.4 520.0 mm
27ms ink-extend zone 1 gesture 23 at 336.4 520.0 mm
27ms ink-extend zone 1 gesture 24 at 466.4 520.0 mm
27ms ink-extend zone 1 gesture 25 at 596.4 520.0 mm
27ms ink-extend zone 1 gesture 26 at 726.4 520.0 mm
27ms ink-extend zone 1 gesture 27 at 856.4 520.0 mm
27ms ink-extend zone 1 gesture 28 at 986.4 520.0 mm
27ms ink-extend zone 1 gesture 29 at 1116.4 520.0 mm
27ms ink-extend zone 1 gesture 30 at 1246.4 520.0 mm
27ms ink-extend zone 1 gesture 31 at 76.4 590.0 mm
27ms ink-extend zone 1 gesture 32 at 206.4 590.0 mm
27ms ink-extend zone 1 gesture 33 at 336.4 590.0 mm
27ms ink-extend zone 1 gesture 34 at 466.4 590.0 mm
27ms ink-extend zone 1 gesture 35 at 596.4 590.0 mm
27ms ink-extend zone 1 gesture 36 at 726.4 590.0 mm
27ms ink-extend zone 1 gesture 37 at 856.4 590.0 mm
27ms ink-extend zone 1 gesture 38 at 986.4 590.0 mm
27ms ink-extend zone 1 gesture 39 at 1116.4 590.0 mm
27ms ink-extend zone 1 gesture 40 at 1246.4 590.0 mm
36ms ink-extend zone 1 gesture 1 at 81.8 380.0 mm
36ms ink-extend zone 1 gesture 2 at 211.8 380.0 mm
36ms ink-extend zone 1 gesture 3 at 341.8 380.0 mm
36ms ink-extend zone 1 gesture 4 at 471.8 380.0 mm
36ms ink-extend zone 1 gesture 5 at 601.8 380.0 mm
36ms ink-extend zone 1 gesture 6 at 731.8 380.0 mm
36ms ink-extend zone 1 gesture 7 at 861.8 380.0 mm
36ms ink-extend zone 1 gesture 8 at 991.8 380.0 mm
36ms ink-extend zone 1 gesture 9 at 1121.8 380.0 mm
36ms ink-extend zone 1 gesture 10 at 1251.8 380.0 mm
36ms ink-extend zone 1 gesture 11 at 81.8 450.0 mm
36ms ink-extend zone 1 gesture 12 at 211.8 450.0 mm
36ms ink-extend zone 1 gesture 13 at 341.8 450.0 mm
36ms ink-extend zone 1 gesture 14 at 471.8 450.0 mm
36ms ink-extend zone 1 gesture 15 at 601.8 450.0 mm
36ms ink-extend zone 1 gesture 16 at 731.8 450.0 mm
36ms ink-extend zone 1 gesture 17 at 861.8 450.0 mm
36ms ink-extend zone 1 gesture 18 at 991.8 450.0 mm
36ms ink-extend zone 1 gesture 19 at 1121.8 450.0 mm
36ms ink-extend zone 1 gesture 20 at 1251.8 450.0 mm
36ms ink-extend zone 1 gesture 21 at 81.8 520.0 mm
36ms ink-extend zone 1 gesture 22 at 211.8 520.0 mm
36ms ink-extend zone 1 gesture 23 at 341.8 520.0 mm
36ms ink-extend zone 1 gesture 24 at 471.8 520.0 mm
36ms ink-extend zone 1 gesture 25 at 601.8 520.0 mm
36ms ink-extend zone 1 gesture 26 at 731.8 520.0 mm
36ms ink-extend zone 1 gesture 27 at 861.8 520.0 mm
36ms ink-extend zone 1 gesture 28 at 991.8 520.0 mm
36ms ink-extend zone 1 gesture 29 at 1121.8 520.0 mm
36ms ink-extend zone 1 gesture 30 at 1251.8 520.0 mm
36ms ink-extend zone 1 gesture 31 at 81.8 590.0 mm
36ms ink-extend zone 1 gesture 32 at 211.8 590.0 mm
36ms ink-extend zone 1 gesture 33 at 341.8 590.0 mm
36ms ink-extend zone 1 gesture 34 at 471.8 590.0 mm
36ms ink-extend zone 1 gesture 35 at 601.8 590.0 mm
36ms ink-extend zone 1 gesture 36 at 731.8 590.0 mm
36ms ink-extend zone 1 gesture 37 at 861.8 590.0 mm
36ms ink-extend zone 1 gesture 38 at 991.8 590.0 mm
36ms ink-extend zone 1 gesture 39 at 1121.8 590.0 mm
36ms ink-extend zone 1 gesture 40 at 1251.8 590.0 mm
45ms ink-extend zone 1 gesture 1 at 87.3 380.0 mm
45ms ink-extend zone 1 gesture 2 at 217.3 380.0 mm
45ms ink-extend zone 1 gesture 3 at 347.3 380.0 mm
45ms ink-extend zone 1 gesture 4 at 477.3 380.0 mm
45ms ink-extend zone 1 gesture 5 at 607.3 380.0 mm
45ms ink-extend zone 1 gesture 6 at 737.3 380.0 mm
45ms ink-extend zone 1 gesture 7 at 867.3 380.0 mm
45ms ink-extend zone 1 gesture 8 at 997.3 380.0 mm
45ms ink-extend zone 1 gesture 9 at 1127.3 380.0 mm
45ms ink-extend zone 1 gesture 10 at 1257.3 380.0 mm
45ms ink-extend zone 1 gesture 11 at 87.3 450.0 mm
45ms ink-extend zone 1 gesture 12 at 217.3 450.0 mm
45ms ink-extend zone 1 gesture 13 at 347.3 450.0 mm
45ms ink-extend zone 1 gesture 14 at 477.3 450.0 mm
45ms ink-extend zone 1 gesture 15 at 607.3 450.0 mm
45ms ink-extend zone 1 gesture 16 at 737.3 450.0 mm
45ms ink-extend zone 1 gesture 17 at 867.3 450.0 mm
45ms ink-extend zone 1 gesture 18 at 997.3 450.0 mm
45ms ink-extend zone 1 gesture 19 at 1127.3 450.0 mm
45ms ink-extend zone 1 gesture 20 at 1257.3 450.0 mm
45ms ink-extend zone 1 gesture 21 at 87.3 520.0 mm
45ms ink-extend zone 1 gesture 22 at 217.3 520.0 mm
45ms ink-extend zone 1 gesture 23 at 347.3 520.0 mm
45ms ink-extend zone 1 gesture 24 at 477.3 520.0 mm
45ms ink-extend zone 1 gesture 25 at 607.3 520.0 mm
45ms ink-extend zone 1 gesture 26 at 737.3 520.0 mm
45ms ink-extend zone 1 gesture 27 at 867.3 520.0 mm
45ms ink-extend zone 1 gesture 28 at 997.3 520.0 mm
45ms ink-extend zone 1 gesture 29 at 1127.3 520.0 mm
45ms ink-extend zone 1 gesture 30 at 1257.3 520.0 mm
45ms ink-extend zone 1 gesture 31 at 87.3 590.0 mm
45ms ink-extend zone 1 gesture 32 at 217.3 590.0 mm
45ms ink-extend zone 1 gesture 33 at 347.3 590.0 mm
45ms ink-extend zone 1 gesture 34 at 477.3 590.0 mm
45ms ink-extend zone 1 gesture 35 at 607.3 590.0 mm
45ms ink-extend zone 1 gesture 36 at 737.3 590.0 mm
45ms ink-extend zone 1 gesture 37 at 867.3 590.0 mm
45ms ink-extend zone 1 gesture 38 at 997.3 590.0 mm
45ms ink-extend zone 1 gesture 39 at 1127.3 590.0 mm
45ms ink-extend zone 1 gesture 40 at 1257.3 590.0 mm
54ms ink-extend zone 1 gesture 1 at 92.7 380.0 mm
54ms ink-extend zone 1 gesture 2 at 222.7 380.0 mm
54ms ink-extend zone 1 gesture 3 at 352.7 380.0 mm
54ms ink-extend zone 1 gesture 4 at 482.7 380.0 mm
54ms ink-extend zone 1 gesture 5 at 612.7 380.0 mm
54ms ink-extend zone 1 gesture 6 at 742.7 380.0 mm
54ms ink-extend zone 1 gesture 7 at 872.7 380.0 mm
54ms ink-extend zone 1 gesture 8 at 1002.7 380.0 mm
54ms ink-extend zone 1 gesture 9 at 1132.7 380.0 mm
54ms ink-extend zone 1 gesture 10 at 1262.7 380.0 mm
54ms ink-extend zone 1 gesture 11 at 92.7 450.0 mm
54ms ink-extend zone 1 gesture 12 at 222.7 450.0 mm
54ms ink-extend zone 1 gesture 13 at 352.7 450.0 mm
54ms ink-extend zone 1 gesture 14 at 482.7 450.0 mm
54ms ink-extend zone 1 gesture 15 at 612.7 450.0 mm
54ms ink-extend zone 1 gesture 16 at 742.7 450.0 mm
54ms ink-extend zone 1 gesture 17 at 872.7 450.0 mm
54ms ink-extend zone 1 gesture 18 at 1002.7 450.0 mm
54ms ink-extend zone 1 gesture 19 at 1132.7 450.0 mm
54ms ink-extend zone 1 gesture 20 at 1262.7 450.0 mm
54ms ink-extend zone 1 gesture 21 at 92.7 520.0 mm
54ms ink-extend zone 1 gesture 22 at 222.7 520.0 mm
54ms ink-extend zone 1 gesture 23 at 352.7 520.0 mm
54ms ink-extend zone 1 gesture 24 at 482.7 520.0 mm
54ms ink-extend zone 1 gesture 25 at 612.7 520.0 mm
54ms ink-extend zone 1 gesture 26 at 742.7 520.0 mm
54ms ink-extend zone 1 gesture 27 at 872.7 520.0 mm
54ms ink-extend zone 1 gesture 28 at 1002.7 520.0 mm
54ms ink-extend zone 1 gesture 29 at 1132.7 520.0 mm
54ms ink-extend zone 1 gesture 30 at 1262.7 520.0 mm
54ms ink-extend zone 1 gesture 31 at 92.7 590.0 mm
54ms ink-extend zone 1 gesture 32 at 222.7 590.0 mm
54ms ink-extend zone 1 gesture 33 at 352.7 590.0 mm
54ms ink-extend zone 1 gesture 34 at 482.7 590.0 mm
54ms ink-extend zone 1 gesture 35 at 612.7 590.0 mm
54ms ink-extend zone 1 gesture 36 at 742.7 590.0 mm
54ms ink-extend zone 1 gesture 37 at 872.7 590.0 mm
54ms ink-extend zone 1 gesture 38 at 1002.7 590.0 mm
54ms ink-extend zone 1 gesture 39 at 1132.7 590.0 mm
54ms ink-extend zone 1 gesture 40 at 1262.7 590.0 mm
63ms ink-extend zone 1 gesture 1 at 98.2 380.0 mm
63ms ink-extend zone 1 gesture 2 at 228.2 380.0 mm
63ms ink-extend zone 1 gesture 3 at 358.2 380.0 mm
63ms ink-extend zone 1 gesture 4 at 488.2 380.0 mm
63ms ink-extend zone 1 gesture 5 at 618.2 380.0 mm
63ms ink-extend zone 1 gesture 6 at 748.2 380.0 mm
63ms ink-extend zone 1 gesture 7 at 878.2 380.0 mm
63ms ink-extend zone 1 gesture 8 at 1008.2 380.0 mm
63ms ink-extend zone 1 gesture 9 at 1138.2 380.0 mm
63ms ink-extend zone 1 gesture 10 at 1268.2 380.0 mm
63ms ink-extend zone 1 gesture 11 at 98.2 450.0 mm
63ms ink-extend zone 1 gesture 12 at 228.2 450.0 mm
63ms ink-extend zone 1 gesture 13 at 358.2 450.0 mm
63ms ink-extend zone 1 gesture 14 at 488.2 450.0 mm
63ms ink-extend zone 1 gesture 15 at 618.2 450.0 mm
63ms ink-extend zone 1 gesture 16 at 748.2 450.0 mm
63ms ink-extend zone 1 gesture 17 at 878.2 450.0 mm
63ms ink-extend zone 1 gesture 18 at 1008.2 450.0 mm
63ms ink-extend zone 1 gesture 19 at 1138.2 450.0 mm
63ms ink-extend zone 1 gesture 20 at 1268.2 450.0 mm
63ms ink-extend zone 1 gesture 21 at 98.2 520.0 mm
63ms ink-extend zone 1 gesture 22 at 228.2 520.0 mm
63ms ink-extend zone 1 gesture 23 at 358.2 520.0 mm
63ms ink-extend zone 1 gesture 24 at 488.2 520.0 mm
63ms ink-extend zone 1 gesture 25 at 618.2 520.0 mm
63ms ink-extend zone 1 gesture 26 at 748.2 520.0 mm
63ms ink-extend zone 1 gesture 27 at 878.2 520.0 mm
63ms ink-extend zone 1 gesture 28 at 1008.2 520.0 mm
63ms ink-extend zone 1 gesture 29 at 1138.2 520.0 mm
63ms ink-extend zone 1 gesture 30 at 1268.2 520.0 mm
63ms ink-extend zone 1 gesture 31 at 98.2 590.0 mm
63ms ink-extend zone 1 gesture 32 at 228.2 590.0 mm
63ms ink-extend zone 1 gesture 33 at 358.2 590.0 mm
63ms ink-extend zone 1 gesture 34 at 488.2 590.0 mm
63ms ink-extend zone 1 gesture 35 at 618.2 590.0 mm
63ms ink-extend zone 1 gesture 36 at 748.2 590.0 mm
63ms ink-extend zone 1 gesture 37 at 878.2 590.0 mm
63ms ink-extend zone 1 gesture 38 at 1008.2 590.0 mm
63ms ink-extend zone 1 gesture 39 at 1138.2 590.0 mm
63ms ink-extend zone 1 gesture 40 at 1268.2 590.0 mm
72ms ink-extend zone 1 gesture 1 at 103.6 380.0 mm
72ms ink-extend zone 1 gesture 2 at 233.6 380.0 mm
72ms ink-extend zone 1 gesture 3 at 363.6 380.0 mm
72ms ink-extend zone 1 gesture 4 at 493.6 380.0 mm
72ms ink-extend zone 1 gesture 5 at 623.6 380.0 mm
72ms ink-extend zone 1 gesture 6 at 753.6 380.0 mm
72ms ink-extend zone 1 gesture 7 at 883.6 380.0 mm
72ms ink-extend zone 1 gesture 8 at 1013.6 380.0 mm
72ms ink-extend zone 1 gesture 9 at 1143.6 380.0 mm
72ms ink-extend zone 1 gesture 10 at 1273.6 380.0 mm
72ms ink-extend zone 1 gesture 11 at 103.6 450.0 mm
72ms ink-extend zone 1 gesture 12 at 233.6 450.0 mm
72ms ink-extend zone 1 gesture 13 at 363.6 450.0 mm
72ms ink-extend zone 1 gesture 14 at 493.6 450.0 mm
72ms ink-extend zone 1 gesture 15 at 623.6 450.0 mm
72ms ink-extend zone 1 gesture 16 at 753.6 450.0 mm
72ms ink-extend zone 1 gesture 17 at 883.6 450.0 mm
72ms ink-extend zone 1 gesture 18 at 1013.6 450.0 mm
72ms ink-extend zone 1 gesture 19 at 1143.6 450.0 mm
72ms ink-extend zone 1 gesture 20 at 1273.6 450.0 mm
72ms ink-extend zone 1 gesture 21 at 103.6 520.0 mm
72ms ink-extend zone 1 gesture 22 at 233.6 520.0 mm
72ms ink-extend zone 1 gesture 23 at 363.6 520.0 mm
72ms ink-extend zone 1 gesture 24 at 493.6 520.0 mm
72ms ink-extend zone 1 gesture 25 at 623.6 520.0 mm
72ms ink-extend zone 1 gesture 26 at 753.6 520.0 mm
72ms ink-extend zone 1 gesture 27 at 883.6 520.0 mm
72ms ink-extend zone 1 gesture 28 at 1013.6 520.0 mm
72ms ink-extend zone 1 gesture 29 at 1143.6 520.0 mm
72ms ink-extend zone 1 gesture 30 at 1273.6 520.0 mm
72ms ink-extend zone 1 gesture 31 at 103.6 590.0 mm
72ms ink-extend zone 1 gesture 32 at 233.6 590.0 mm
72ms ink-extend zone 1 gesture 33 at 363.6 590.0 mm
72ms ink-extend zone 1 gesture 34 at 493.6 590.0 mm
72ms ink-extend zone 1 gesture 35 at 623.6 590.0 mm
72ms ink-extend zone 1 gesture 36 at 753.6 590.0 mm
72ms ink-extend zone 1 gesture 37 at 883.6 590.0 mm
72ms ink-extend zone 1 gesture 38 at 1013.6 590.0 mm
72ms ink-extend zone 1 gesture 39 at 1143.6 590.0 mm
72ms ink-extend zone 1 gesture 40 at 1273.6 590.0 mm
81ms ink-extend zone 1 gesture 1 at 109.1 380.0 mm
81ms ink-extend zone 1 gesture 2 at 239.1 380.0 mm
81ms ink-extend zone 1 gesture 3 at 369.1 380.0 mm
81ms ink-extend zone 1 gesture 4 at 499.1 380.0 mm
81ms ink-extend zone 1 gesture 5 at 629.1 380.0 mm
81ms ink-extend zone 1 gesture 6 at 759.1 380.0 mm
81ms ink-extend zone 1 gesture 7 at 889.1 380.0 mm
81ms ink-extend zone 1 gesture 8 at 1019.1 380.0 mm
81ms ink-extend zone 1 gesture 9 at 1149.1 380.0 mm
81ms ink-extend zone 1 gesture 10 at 1279.1 380.0 mm
81ms ink-extend zone 1 gesture 11 at 109.1 450.0 mm
81ms ink-extend zone 1 gesture 12 at 239.1 450.0 mm
81ms ink-extend zone 1 gesture 13 at 369.1 450.0 mm
81ms ink-extend zone 1 gesture 14 at 499.1 450.0 mm
81ms ink-extend zone 1 gesture 15 at 629.1 450.0 mm
81ms ink-extend zone 1 gesture 16 at 759.1 450.0 mm
81ms ink-extend zone 1 gesture 17 at 889.1 450.0 mm
81ms ink-extend zone 1 gesture 18 at 1019.1 450.0 mm
81ms ink-extend zone 1 gesture 19 at 1149.1 450.0 mm
81ms ink-extend zone 1 gesture 20 at 1279.1 450.0 mm
81ms ink-extend zone 1 gesture 21 at 109.1 520.0 mm
81ms ink-extend zone 1 gesture 22 at 239.1 520.0 mm
81ms ink-extend zone 1 gesture 23 at 369.1 520.0 mm
81ms ink-extend zone 1 gesture 24 at 499.1 520.0 mm
81ms ink-extend zone 1 gesture 25 at 629.1 520.0 mm
81ms ink-extend zone 1 gesture 26 at 759.1 520.0 mm
81ms ink-extend zone 1 gesture 27 at 889.1 520.0 mm
81ms ink-extend zone 1 gesture 28 at 1019.1 520.0 mm
81ms ink-extend zone 1 gesture 29 at 1149.1 520.0 mm
81ms ink-extend zone 1 gesture 30 at 1279.1 520.0 mm
81ms ink-extend zone 1 gesture 31 at 109.1 590.0 mm
81ms ink-extend zone 1 gesture 32 at 239.1 590.0 mm
81ms ink-extend zone 1 gesture 33 at 369.1 590.0 mm
81ms ink-extend zone 1 gesture 34 at 499.1 590.0 mm
81ms ink-extend zone 1 gesture 35 at 629.1 590.0 mm
81ms ink-extend zone 1 gesture 36 at 759.1 590.0 mm
81ms ink-extend zone 1 gesture 37 at 889.1 590.0 mm
81ms ink-extend zone 1 gesture 38 at 1019.1 590.0 mm
81ms ink-extend zone 1 gesture 39 at 1149.1 590.0 mm
81ms ink-extend zone 1 gesture 40 at 1279.1 590.0 mm
90ms ink-extend zone 1 gesture 1 at 114.5 380.0 mm
90ms ink-extend zone 1 gesture 2 at 244.6 380.0 mm
90ms ink-extend zone 1 gesture 3 at 374.6 380.0 mm
90ms ink-extend zone 1 gesture 4 at 504.6 380.0 mm
90ms ink-extend zone 1 gesture 5 at 634.5 380.0 mm
90ms ink-extend zone 1 gesture 6 at 764.5 380.0 mm
90ms ink-extend zone 1 gesture 7 at 894.5 380.0 mm
90ms ink-extend zone 1 gesture 8 at 1024.5 380.0 mm
90ms ink-extend zone 1 gesture 9 at 1154.5 380.0 mm
90ms ink-extend zone 1 gesture 10 at 1284.5 380.0 mm
90ms ink-extend zone 1 gesture 11 at 114.5 450.0 mm
90ms ink-extend zone 1 gesture 12 at 244.6 450.0 mm
90ms ink-extend zone 1 gesture 13 at 374.6 450.0 mm
90ms ink-extend zone 1 gesture 14 at 504.6 450.0 mm
90ms ink-extend zone 1 gesture 15 at 634.5 450.0 mm
90ms ink-extend zone 1 gesture 16 at 764.5 450.0 mm
90ms ink-extend zone 1 gesture 17 at 894.5 450.0 mm
90ms ink-extend zone 1 gesture 18 at 1024.5 450.0 mm
90ms ink-extend zone 1 gesture 19 at 1154.5 450.0 mm
90ms ink-extend zone 1 gesture 20 at 1284.5 450.0 mm
90ms ink-extend zone 1 gesture 21 at 114.5 520.0 mm
90ms ink-extend zone 1 gesture 22 at 244.6 520.0 mm
90ms ink-extend zone 1 gesture 23 at 374.6 520.0 mm
90ms ink-extend zone 1 gesture 24 at 504.6 520.0 mm
90ms ink-extend zone 1 gesture 25 at 634.5 520.0 mm
90ms ink-extend zone 1 gesture 26 at 764.5 520.0 mm
90ms ink-extend zone 1 gesture 27 at 894.5 520.0 mm
90ms ink-extend zone 1 gesture 28 at 1024.5 520.0 mm
90ms ink-extend zone 1 gesture 29 at 1154.5 520.0 mm
90ms ink-extend zone 1 gesture 30 at 1284.5 520.0 mm
90ms ink-extend zone 1 gesture 31 at 114.5 590.0 mm
90ms ink-extend zone 1 gesture 32 at 244.6 590.0 mm
90ms ink-extend zone 1 gesture 33 at 374.6 590.0 mm
90ms ink-extend zone 1 gesture 34 at 504.6 590.0 mm
90ms ink-extend zone 1 gesture 35 at 634.5 590.0 mm
90ms ink-extend zone 1 gesture 36 at 764.5 590.0 mm
90ms ink-extend zone 1 gesture 37 at 894.5 590.0 mm
90ms ink-extend zone 1 gesture 38 at 1024.5 590.0 mm
90ms ink-extend zone 1 gesture 39 at 1154.5 590.0 mm
90ms ink-extend zone 1 gesture 40 at 1284.5 590.0 mm
99ms ink-extend zone 1 gesture 1 at 120.0 380.0 mm
99ms ink-extend zone 1 gesture 2 at 250.0 380.0 mm
99ms ink-extend zone 1 gesture 3 at 380.0 380.0 mm
99ms ink-extend zone 1 gesture 4 at 510.0 380.0 mm
99ms ink-extend zone 1 gesture 5 at 640.0 380.0 mm
99ms ink-extend zone 1 gesture 6 at 770.0 380.0 mm
99ms ink-extend zone 1 gesture 7 at 900.0 380.0 mm
99ms ink-extend zone 1 gesture 8 at 1030.0 380.0 mm
99ms ink-extend zone 1 gesture 9 at 1160.0 380.0 mm
99ms ink-extend zone 1 gesture 10 at 1290.0 380.0 mm
99ms ink-extend zone 1 gesture 11 at 120.0 450.0 mm
99ms ink-extend zone 1 gesture 12 at 250.0 450.0 mm
99ms ink-extend zone 1 gesture 13 at 380.0 450.0 mm
99ms ink-extend zone 1 gesture 14 at 510.0 450.0 mm
99ms ink-extend zone 1 gesture 15 at 640.0 450.0 mm
99ms ink-extend zone 1 gesture 16 at 770.0 450.0 mm
99ms ink-extend zone 1 gesture 17 at 900.0 450.0 mm
99ms ink-extend zone 1 gesture 18 at 1030.0 450.0 mm
99ms ink-extend zone 1 gesture 19 at 1160.0 450.0 mm
99ms ink-extend zone 1 gesture 20 at 1290.0 450.0 mm
99ms ink-extend zone 1 gesture 21 at 120.0 520.0 mm
99ms ink-extend zone 1 gesture 22 at 250.0 520.0 mm
99ms ink-extend zone 1 gesture 23 at 380.0 520.0 mm
99ms ink-extend zone 1 gesture 24 at 510.0 520.0 mm
99ms ink-extend zone 1 gesture 25 at 640.0 520.0 mm
99ms ink-extend zone 1 gesture 26 at 770.0 520.0 mm
99ms ink-extend zone 1 gesture 27 at 900.0 520.0 mm
99ms ink-extend zone 1 gesture 28 at 1030.0 520.0 mm
99ms ink-extend zone 1 gesture 29 at 1160.0 520.0 mm
99ms ink-extend zone 1 gesture 30 at 1290.0 520.0 mm
99ms ink-extend zone 1 gesture 31 at 120.0 590.0 mm
99ms ink-extend zone 1 gesture 32 at 250.0 590.0 mm
99ms ink-extend zone 1 gesture 33 at 380.0 590.0 mm
99ms ink-extend zone 1 gesture 34 at 510.0 590.0 mm
99ms ink-extend zone 1 gesture 35 at 640.0 590.0 mm
99ms ink-extend zone 1 gesture 36 at 770.0 590.0 mm
99ms ink-extend zone 1 gesture 37 at 900.0 590.0 mm
99ms ink-extend zone 1 gesture 38 at 1030.0 590.0 mm
99ms ink-extend zone 1 gesture 39 at 1160.0 590.0 mm
99ms ink-extend zone 1 gesture 40 at 1290.0 590.0 mm
208ms ink-end zone 1 gesture 1 at 120.0 380.0 mm
208ms ink-end zone 1 gesture 2 at 250.0 380.0 mm
208ms ink-end zone 1 gesture 3 at 380.0 380.0 mm
208ms ink-end zone 1 gesture 4 at 510.0 380.0 mm
208ms ink-end zone 1 gesture 5 at 640.0 380.0 mm
208ms ink-end zone 1 gesture 6 at 770.0 380.0 mm
208ms ink-end zone 1 gesture 7 at 900.0 380.0 mm
208ms ink-end zone 1 gesture 8 at 1030.0 380.0 mm
208ms ink-end zone 1 gesture 9 at 1160.0 380.0 mm
208ms ink-end zone 1 gesture 10 at 1290.0 380.0 mm
208ms ink-end zone 1 gesture 11 at 120.0 450.0 mm
208ms ink-end zone 1 gesture 12 at 250.0 450.0 mm
208ms ink-end zone 1 gesture 13 at 380.0 450.0 mm
208ms ink-end zone 1 gesture 14 at 510.0 450.0 mm
208ms ink-end zone 1 gesture 15 at 640.0 450.0 mm
208ms ink-end zone 1 gesture 16 at 770.0 450.0 mm
208ms ink-end zone 1 gesture 17 at 900.0 450.0 mm
208ms ink-end zone 1 gesture 18 at 1030.0 450.0 mm
208ms ink-end zone 1 gesture 19 at 1160.0 450.0 mm
208ms ink-end zone 1 gesture 20 at 1290.0 450.0 mm
208ms ink-end zone 1 gesture 21 at 120.0 520.0 mm
208ms ink-end zone 1 gesture 22 at 250.0 520.0 mm
208ms ink-end zone 1 gesture 23 at 380.0 520.0 mm
208ms ink-end zone 1 gesture 24 at 510.0 520.0 mm
208ms ink-end zone 1 gesture 25 at 640.0 520.0 mm
208ms ink-end zone 1 gesture 26 at 770.0 520.0 mm
208ms ink-end zone 1 gesture 27 at 900.0 520.0 mm
208ms ink-end zone 1 gesture 28 at 1030.0 520.0 mm
208ms ink-end zone 1 gesture 29 at 1160.0 520.0 mm
208ms ink-end zone 1 gesture 30 at 1290.0 520.0 mm
208ms ink-end zone 1 gesture 31 at 120.0 590.0 mm
208ms ink-end zone 1 gesture 32 at 250.0 590.0 mm
208ms ink-end zone 1 gesture 33 at 380.0 590.0 mm
208ms ink-end zone 1 gesture 34 at 510.0 590.0 mm
208ms ink-end zone 1 gesture 35 at 640.0 590.0 mm
208ms ink-end zone 1 gesture 36 at 770.0 590.0 mm
208ms ink-end zone 1 gesture 37 at 900.0 590.0 mm
208ms ink-end zone 1 gesture 38 at 1030.0 590.0 mm
208ms ink-end zone 1 gesture 39 at 1160.0 590.0 mm
208ms ink-end zone 1 gesture 40 at 1290.0 590.0 mm
contacts 40 seen, 0 lost, 0 open
