# data: depth quarter
# alt: Factor of a layer against gamma, both logarithmic. A thin line of slope one is the bound. Crosses, the largest factors, lie at about half of it for small gamma and fall behind for large ones; circles, the means, lie on a dashed curve of theory just below the crosses, which passes one near gamma ten.
height = 6
eval sprintf(terminal, width, height)
set logscale xy; set xrange [0.8:48]; set xtics (1, 2, 4, 8, 16, 32); set yrange [0.15:25]
set ytics ("$\\frac14$" 0.25, "$\\frac12$" 0.5, "1" 1, "2" 2, "4" 4, "8" 8, "16" 16)
set xlabel "$\\gamma$" offset 0,0.4; set ylabel "factor of a layer" offset 1
set arrow from 0.8,1 to 48,1 nohead linestyle 9 dashtype 3
set label "$\\frac14\\lVert W\\rVert$" at 9,7 right
set label "largest" at 36,3 left textcolor rgb orange; set label "mean" at 36,1.65 left textcolor rgb blue
plot data using 1:3 with lines linestyle 9, data using 1:6 with lines linestyle 9 dashtype 2, \
    data using 1:4 with points pointtype 2 pointsize 0.7 linewidth 1.5 linecolor rgb orange, \
    data using 1:5 with points pointtype 6 pointsize 0.7 linewidth 1.5 linecolor rgb blue
