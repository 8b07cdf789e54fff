# The fingers of a hand come before its heel, beside it and after it; none of them leaves ink.
zone 1 canvas 0 0 714 804
down 1 260 250
+20ms
move 1 262 250
down 2 300 300 size 70x50
+20ms
down 3 340 260
move 2 310 300
+20ms
up 2
move 3 345 260
+150ms
down 4 360 280      # finger 3 of that hand still lies there
+20ms
up 1
up 3
up 4
+50ms
down 5 345 265      # within 100 ms of the last of it
+20ms
up 5
+100ms
down 6 345 265      # now it is a finger that writes
+20ms
up 6
---
0ms ink-begin zone 1 gesture 1 at 260.0 250.0 mm
20ms ink-extend zone 1 gesture 1 at 262.0 250.0 mm
20ms ink-cancel zone 1 gesture 1 at 262.0 250.0 mm
20ms wipe-begin zone 1 gesture 2 at 300.0 300.0 mm extent 70.0 50.0
40ms wipe-extend zone 1 gesture 2 at 310.0 300.0 mm extent 70.0 50.0
160ms wipe-end zone 1 gesture 2 at 310.0 300.0 mm extent 70.0 50.0
400ms ink-begin zone 1 gesture 3 at 345.0 265.0 mm
520ms ink-end zone 1 gesture 3 at 345.0 265.0 mm
contacts 6 seen, 0 lost, 0 open
