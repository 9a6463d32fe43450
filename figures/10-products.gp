# data: depth products
# alt: Two panels of ten jagged curves that begin at zero, each around a straight line. Left, two by two matrices: the curves fall to about minus twelve after a hundred factors, spread over more than ten decades. Right, a hundred by a hundred: all stay within about one decade of zero.
height = 6
eval sprintf(terminal, width, height)
set multiplot layout 1,2 margins 0.12,0.99,0.15,0.9 spacing 0.08,0
set xrange [0:100]; set xtics 0,50; set yrange [-18:4]; set ytics -16,4
set xlabel "factors $k$" offset 0,0.4; set ylabel "$\\log_{10}$ of the length" offset 1
set label 1 "$n=2$" at graph 0.5,1.06 center
plot for [k = 0:9] data index k using 3:4 with lines linewidth 0.7 linecolor rgb "#999999", -0.1253*x with lines linestyle 2 linewidth 2.2
unset ylabel; set format y ""
set label 1 "$n=100$" at graph 0.5,1.06 center
plot for [k = 100:109] data index k using 3:4 with lines linewidth 0.7 linecolor rgb "#999999", -0.0022*x with lines linestyle 2 linewidth 2.2
unset multiplot
