# data: backprop cost
# alt: Products against the number of weights on logarithmic axes: back-propagation on a line of slope one, central differences on a line of slope two, a million times higher at the right end.
height = 6.4
eval sprintf(terminal, width, height)
set logscale xy; set format x "$10^{%T}$"; set format y "$10^{%T}$"
set xrange [3:2e6]; set yrange [5:1e13]; set ytics 10,1e3
set xlabel "weights $W$"; set ylabel "products" offset 1
set label "central differences" at 9e3,2e9 right
set label "back-propagation" at 3e4,1e4 left
plot [3:2e6] 8.0/3*x with lines linestyle 9, 2*x**2 with lines linestyle 9, \
    data using 2:4 with points pointtype 6 pointsize 0.7 linewidth 1.5 linecolor rgb blue, \
    data using 2:5 with points pointtype 2 pointsize 0.7 linewidth 1.5 linecolor rgb orange
