# data: rectifiers race
# data: rectifiers same
# alt: Two panels, training loss against the epoch, logarithmic. Left, each activation at its own rate and start: sigmoid falls slowest; tanh, ReLU and ELU fall together at first; at the end ELU is lowest, by a factor of several. Right, the same rate and start for all: the sigmoid stays at the logarithm of ten, and ReLU is the slowest of the others.
height = 7.4
eval sprintf(terminal, width, height)
set multiplot layout 1,2 margins 0.11,0.99,0.13,0.93 spacing 0.05,0
set xrange [0:20]; set xtics 0,5; set xlabel "epoch" offset 0,0.4
set yrange [-4:1.2]; set ytics -4,1; set format y "$10^{%g}$"
set ylabel "training loss" offset 1.5
array ink[4] = [blue, orange, green, "#CC79A7"]
array mark[4] = [6, 2, 5, 8]
array kind[4] = ["sigmoid", "tanh", "ReLU", "ELU"]
set label 1 "each at its best" at graph 0.5,1.05 center
do for [f = 1:4] { set label 10+f kind[f] at 1.2,-2.2-0.4*(f-1) textcolor rgb ink[f] point pointtype mark[f] pointsize 0.6 linecolor rgb ink[f] offset 0.8,0 }
plot for [f = 1:4] data index f using 3:($4-$5):($4+$5) with filledcurves linecolor rgb ink[f], \
    for [f = 1:4] data index f using 3:4 with lines linewidth 1.4 linecolor rgb ink[f], \
    for [f = 1:4] data index f using 3:(int($3) % 4 == f-1 ? $4 : NaN) with points pointtype mark[f] pointsize 0.6 linewidth 1.2 linecolor rgb ink[f]
unset ylabel; set format y ""; set label 1 "$\\gamma=1$, $\\eta=0.01$ for all"
do for [f = 1:4] { unset label 10+f }
plot for [f = 1:4] data2 index f-1 using 3:($4-$5):($4+$5) with filledcurves linecolor rgb ink[f], \
    for [f = 1:4] data2 index f-1 using 3:4 with lines linewidth 1.4 linecolor rgb ink[f], \
    for [f = 1:4] data2 index f-1 using 3:(int($3) % 4 == f-1 ? $4 : NaN) with points pointtype mark[f] pointsize 0.6 linewidth 1.2 linecolor rgb ink[f]
unset multiplot
