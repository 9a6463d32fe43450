# data: rectifiers means
# alt: Mean activity in three layers for four activations, before and after learning. Sigmoids are near one half before and after, tanh near zero. Rectifiers rise from three tenths to more than one in the third layer, ELU from nearly zero to eight tenths.
height = 5.6
eval sprintf(terminal, width, height)
set multiplot layout 1,2 margins 0.1,0.99,0.16,0.92 spacing 0.04,0
set xrange [0.6:3.4]; set xtics 1,1,3; set yrange [-0.2:1.5]; set ytics 0,0.5
set xlabel "layer $l$" offset 0,0.4; set ylabel "mean activity" offset 1
array ink[4] = [blue, orange, green, "#CC79A7"]
array mark[4] = [6, 2, 5, 8]
array kind[4] = ["sigmoid", "tanh", "ReLU", "ELU"]
do for [f = 1:4] { set label 10+f kind[f] at 0.8,1.4-0.13*(f-1) textcolor rgb ink[f] point pointtype mark[f] pointsize 0.6 linecolor rgb ink[f] offset 0.8,0 }
set arrow from 0.6,0 to 3.4,0 nohead linestyle 9 dashtype 3
set label 1 "before" at graph 0.5,1.04 center
plot for [f = 1:4] data every ::(3*(f-1))::(3*(f-1)+2) using ($2+0.06*(f-2.5)):3:4 with yerrorbars pointtype mark[f] pointsize 0.6 linewidth 1.3 linecolor rgb ink[f]
unset ylabel; set format y ""; do for [f = 1:4] { unset label 10+f }
set label 1 "after ten epochs"
plot for [f = 1:4] data every ::(3*(f-1))::(3*(f-1)+2) using ($2+0.06*(f-2.5)):5:6 with yerrorbars pointtype mark[f] pointsize 0.6 linewidth 1.3 linecolor rgb ink[f]
unset multiplot
