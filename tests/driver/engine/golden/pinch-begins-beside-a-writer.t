# A pinch has just begun as somebody else begins to write in that pane. It does not become two lines;
# the page rests until that line is done, and goes on from where it is.
zone 1 canvas 0 0 1428 804
down 1 200 300
down 2 280 300
+80ms
move 1 196 300
move 2 284 300
+20ms
move 1 193 300
move 2 287 300
+20ms
move 1 191 300
move 2 289 300
down 3 800 300
+20ms
move 1 189 300
move 2 291 300
move 3 806 300
+20ms
move 1 187 300
move 2 293 300
move 3 812 300
+20ms
move 1 185 300
move 2 295 300
move 3 820 300
+20ms
move 1 170 300
move 2 310 300
move 3 830 300
+20ms
move 1 150 300
move 2 330 300
+20ms
up 1
up 2
up 3
+300ms
---
0ms ink-begin zone 1 gesture 1 at 200.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 280.0 300.0 mm
60ms transform-begin zone 1 gesture 3 at 240.0 300.0 mm scale 1.000
80ms ink-extend zone 1 gesture 1 at 196.0 300.0 mm
80ms ink-extend zone 1 gesture 2 at 284.0 300.0 mm
100ms ink-extend zone 1 gesture 1 at 193.0 300.0 mm
100ms ink-extend zone 1 gesture 2 at 287.0 300.0 mm
120ms ink-extend zone 1 gesture 1 at 191.0 300.0 mm
120ms ink-extend zone 1 gesture 2 at 289.0 300.0 mm
120ms ink-cancel zone 1 gesture 1 at 191.0 300.0 mm
120ms ink-cancel zone 1 gesture 2 at 289.0 300.0 mm
120ms transform-update zone 1 gesture 3 at 240.0 300.0 mm scale 1.225
120ms ink-begin zone 1 gesture 4 at 800.0 300.0 mm
140ms ink-extend zone 1 gesture 4 at 806.0 300.0 mm
140ms transform-update zone 1 gesture 3 at 240.0 300.0 mm scale 1.275
160ms ink-extend zone 1 gesture 4 at 812.0 300.0 mm
160ms transform-update zone 1 gesture 3 at 240.0 300.0 mm scale 1.325
180ms ink-extend zone 1 gesture 4 at 820.0 300.0 mm
200ms ink-extend zone 1 gesture 4 at 830.0 300.0 mm
240ms transform-end zone 1 gesture 3 at 240.0 300.0 mm scale 1.325
340ms ink-end zone 1 gesture 4 at 830.0 300.0 mm
contacts 3 seen, 0 lost, 0 open
