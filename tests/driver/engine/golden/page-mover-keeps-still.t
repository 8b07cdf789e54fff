# Two fingers of a hand rest on the glass for two seconds: the page is held, and no hold comes of
# it.
zone 1 canvas 0 0 714 804
down 1 200 300
down 2 280 300
+2000ms
up 1
up 2
---
0ms ink-begin zone 1 gesture 1 at 200.0 300.0 mm
0ms ink-begin zone 1 gesture 2 at 280.0 300.0 mm
60ms transform-begin zone 1 gesture 3 at 240.0 300.0 mm scale 1.000
600ms ink-cancel zone 1 gesture 1 at 200.0 300.0 mm
600ms ink-cancel zone 1 gesture 2 at 280.0 300.0 mm
600ms transform-update zone 1 gesture 3 at 240.0 300.0 mm scale 1.000
2000ms transform-end zone 1 gesture 3 at 240.0 300.0 mm scale 1.000
contacts 2 seen, 0 lost, 0 open
