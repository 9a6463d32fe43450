# alt: Logarithm of the norm of the deltas against the number of factors. Both means fall, that of the normal matrices faster. The band of the normal matrices widens to about a third of a power of ten on each side; the one of the orthogonal matrices stays narrow.
height = 5.4
eval sprintf(terminal, width, height)
set xrange [0:55]; set xtics 0,10,50
set xlabel "factors $k$" offset 0,0.4; set ylabel "$\\log_{10}$ of the norm" offset 1
set label "normal" at 40,-1.35 right; set label "orthogonal" at 47,-0.12 right
plot data using 1:($2-$3):($2+$3) with filledcurves linecolor rgb blue, \
    data using 1:($4-$5):($4+$5) with filledcurves linecolor rgb orange, \
    data using 1:2 with lines linestyle 1, data using 1:4 with lines linestyle 2
