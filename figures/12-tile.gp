# alt: Three rectangles. On the left the matrix A, with a band of six rows shaded; in the middle above, the matrix B with an upright strip shaded; where band and strip meet, in the matrix C on the right below, is the tile. An arrow runs along the band and another down the strip: k.
height = 6.6
eval sprintf(terminal, width, height)
unset border; unset tics
set xrange [0:114]; set yrange [0:66]
box(x0, y0, x1, y1, fill) = sprintf("set object rectangle from %g,%g to %g,%g fs %s border lc rgb '#444444' lw 1", x0, y0, x1, y1, fill)
eval box(8, 6, 50, 34, "empty"); eval box(58, 6, 104, 34, "empty"); eval box(58, 38, 104, 62, "empty")
eval box(8, 18, 50, 25, "solid 0.25"); eval box(74, 38, 86, 62, "solid 0.25"); eval box(74, 18, 86, 25, "solid 0.6")
set arrow from 12,21.5 to 40,21.5 lw 1.2 front; set arrow from 80,58 to 80,43 lw 1.2 front
set label "$A$" at 29,30 center; set label "$B$" at 95,50 center; set label "$C$" at 95,30 center
set label "$k$" at 43,21.5 center front; set label "$k$" at 82.5,43 center front
set label "6 rows" at 6.5,21.5 right rotate by 0; set label "tile" at 88,21.5 left
set label "strip" at 80,64.5 center
plot NaN
