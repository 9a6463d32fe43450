# data: depth slopes
# alt: Five rows of dots from zero at the left, each on a straight thin line. Gamma one half falls to ten to the minus fifteen after fifty layers; gamma one falls slightly; one and a half, two and three rise, three to nearly ten to the sixth. The dots of the larger gammas end a little below their lines.
height = 7
eval sprintf(terminal, width, height)
set xrange [0:56]; set yrange [-16:8]; set xtics 0,10,50; set ytics -16,4
set xlabel "factors $k$ passed on the way back" offset 0,0.4
set ylabel "$\\log_{10}$ of the norm of the deltas, against the outputs'" offset 1
array gain[5] = ["0.5", "1", "1.5", "2", "3"]
array mark[5] = [6, 2, 4, 8, 12]
array ink[5] = [blue, orange, green, "#CC79A7", black]
array end[5] = [-15.2, -1.2, 1.0, 3.0, 6.0]
do for [k = 1:5] { set label "$\\gamma=".gain[k]."$" at 51,end[k] left }
plot for [k = 1:5] data index k-1 using 2:5 with lines linestyle 9, \
    for [k = 1:5] data index k-1 using 2:(int($2) % 5 == 0 ? $3 : NaN):4 with yerrorbars pointtype mark[k] pointsize 0.6 linewidth 1.2 linecolor rgb ink[k]
