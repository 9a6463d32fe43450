# data: depth slopes
# alt: Two panels. Left, mean square of the activities against the layer, logarithmic: for gamma one half it falls to ten to the minus thirty, for one slowly to three hundredths, for more it stays at a constant. Right, norm of the deltas against the factors passed: gamma one half falls to ten to the minus fifteen, gamma one falls slightly, the larger ones rise, three to nearly ten to the sixth. Dots lie on thin lines of the theory; those of the larger gammas end a little below.
height = 7.2
eval sprintf(terminal, width, height)
set multiplot layout 1,2 margins 0.11,0.93,0.14,0.92 spacing 0.13,0
set xrange [0:50]; set xtics 0,10,50
array gain[5] = ["0.5", "1", "1.5", "2", "3"]
array mark[5] = [6, 2, 4, 8, 12]
array ink[5] = [blue, orange, green, "#CC79A7", black]
set label 20 "forward" at graph 0.5,1.05 center
set logscale y; set yrange [1e-33:30]; set ytics 1e8; set format y "$10^{%T}$"
set xlabel "layer $l$" offset 0,0.4; set ylabel "mean square of the activities" offset 1.5
set label 21 "$\\gamma=0.5$" at 22,1e-17 right
plot for [k = 1:5] data index k-1 using 2:8 with lines linestyle 9, \
    for [k = 1:5] data index k-1 using 2:(int($2) % 5 == 0 ? $6 : NaN) with points pointtype mark[k] pointsize 0.6 linewidth 1.2 linecolor rgb ink[k]
unset logscale y; set format y "%g"; set yrange [-16:8]; set ytics -16,4
set xlabel "factors $k$ passed" offset 0,0.4; set ylabel "$\\log_{10}$ of the norm of the deltas" offset 1
set label 20 "back"; unset label 21
array end[5] = [-15.2, -1.4, 1.0, 2.9, 6.0]
do for [k = 1:5] { set label gain[k] at 51.5,end[k] left }
plot for [k = 1:5] data index k-1 using 2:5 with lines linestyle 9, \
    for [k = 1:5] data index k-1 using 2:(int($2) % 5 == 0 ? $3 : NaN):4 with yerrorbars pointtype mark[k] pointsize 0.6 linewidth 1.2 linecolor rgb ink[k]
unset multiplot
