# data: depth noise
# alt: Three panels against the layer, for networks with eight and with sixteen hidden layers. Left, signal and noise of the gradient fall side by side by many decades towards the first layer. Middle, their ratio is the same in all layers, about eight tenths. Right, the share of updates that single precision rounds away: with eight hidden layers less than a tenth in the first layer and nothing elsewhere; with sixteen nearly all in the first five layers.
height = 5.6
eval sprintf(terminal, width, height)
set multiplot layout 1,3 margins 0.09,0.99,0.17,0.9 spacing 0.1,0
set xrange [0:18]; set xtics 1,4,17; set xlabel "layer $l$" offset 0,0.4
set yrange [-11:1]; set ytics -10,5; set format y "$10^{%g}$"
set label 1 "signal, noise" at graph 0.5,1.05 center
plot data index 1 using 2:3 with points pointtype 6 pointsize 0.5 linewidth 1.2 linecolor rgb blue, \
    data index 1 using 2:4 with points pointtype 2 pointsize 0.5 linewidth 1.2 linecolor rgb orange
set format y "%g"; set yrange [0:1.5]; set ytics 0,0.5
set label 1 "signal over noise"
plot data index 0 using 2:5 with linespoints linestyle 1 pointtype 4, data index 1 using 2:5 with linespoints linestyle 2 pointtype 12
set yrange [0:1.05]; set ytics 0,0.5
set label 1 "lost by rounding"
set label 2 "16 layers" at 8.5,0.8 left textcolor rgb orange; set label 3 "8" at 2.2,0.12 left textcolor rgb blue
plot data index 0 using 2:7 with linespoints linestyle 1 pointtype 4, data index 1 using 2:7 with linespoints linestyle 2 pointtype 12
unset multiplot
