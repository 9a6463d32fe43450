# data: rectifiers pieces
# alt: Number of linear pieces against the number of hidden layers, logarithmic. The bound nine to the power of the layers rises fastest, the tents double with each layer. Random networks with eight units a layer rise slowly, from six to seventeen pieces, below the number of their units.
height = 6
eval sprintf(terminal, width, height)
set logscale y; set xrange [0.6:6.4]; set xtics 1,1,5; set yrange [2:2e5]; set ytics ("3" 3, "10" 10, "100" 100, "1000" 1000, "$10^4$" 1e4, "$10^5$" 1e5)
set xlabel "hidden layers" offset 0,0.4; set ylabel "pieces" offset 1
set label "$9^l$: bound for 8 units" at 3.9,2e4 right
set label "tents, 2 units" at 5.15,36 left; set label "random, 8 units" at 5.15,15 left
plot data using 1:7 with lines linestyle 9, data using 1:4 with lines linestyle 9 dashtype 3, \
    data using 1:5 with linespoints linestyle 2 pointtype 8 pointsize 0.8, \
    data using 1:2:3 with yerrorbars pointtype 6 pointsize 0.7 linewidth 1.5 linecolor rgb blue
