# data: backprop downhill
# alt: Level curves of the risk over two weights, with one valley at one, one and another at minus one, minus one, and a saddle at zero between them. Three lines of dots lead downhill and cross each level curve at a right angle; two of them begin side by side, pass the saddle on either side and end in different valleys. The steps are long where the curves are dense, and short along the valley and near the saddle. A dashed line with crosses, at a large rate, jumps over the valley and back again.
height = 9.6
eval sprintf(terminal, width, height)
set dgrid3d 85,85,16
set contour base; unset surface
set cntrparam levels discrete 0.003,0.01,0.03,0.07,0.13,0.2,0.2857,0.4,0.6,0.9,1.3,1.8,2.4
set table $level
splot data index 0 using 1:2:3
unset table; unset dgrid3d
set size ratio -1
set xrange [-2:2.2]; set yrange [-2:2.2]; set xtics -2,1; set ytics -2,1
set xlabel "weight $w_{21}$" offset 0,0.3; set ylabel "weight $w_{32}$" offset -1.5
plot $level using 1:2 with lines linestyle 9 linewidth 0.6, \
    for [k = 1:3] data index k using 3:4 with linespoints linestyle 1 pointtype 7 pointsize 0.25 linewidth 1, \
    data index 5 using 3:4 with linespoints linestyle 2 pointsize 0.6 linewidth 1, \
    for [k in "1 2 3 5"] data index int(k) every ::0::0 using 3:4 with points pointtype 6 pointsize 0.9 linewidth 1.5 linecolor rgb black, \
    for [k = 0:1] '+' every ::k::k using (1-2*k):(1-2*k) with points pointtype 1 pointsize 1.2 linewidth 2 linecolor rgb black
