# data: loss stable
# alt: Left, the loss against s: zero on the left and rising along the diagonal on the right; the crosses of the naive form end at about 37. Right, errors on a logarithmic axis: the stable form stays near ten to the minus sixteen everywhere, the naive form rises to one at both ends.
height = 5.8
eval sprintf(terminal, width, height)
set multiplot layout 1,2 margins 0.085,0.99,0.16,0.98 spacing 0.14,0
set xlabel "$s$" offset 0,0.5; set xrange [-52:52]; set xtics -50,25
set ylabel "$\\ell$" offset 1.7 rotate by 0; set yrange [-3:52]; set ytics 0,25
set label 1 "naive" at 15,27 right
set label 2 "stable" at 35,43 right
plot data using 1:3 with lines linestyle 1, data every 4 using 1:2 with points pointtype 2 pointsize 0.6 linewidth 1.2 linecolor rgb orange
unset label
set logscale y; set format y "$10^{%T}$"; set ytics 1e-16,1e4; set yrange [5e-18:30]
set ylabel "relative error" offset 0.5 rotate
set label 1 "naive" at -20,1e-5 left
set label 2 "stable" at -48,1.2e-15 left
plot data every 3 using 1:4 with points pointtype 2 pointsize 0.5 linewidth 1.2 linecolor rgb orange, \
    data every 3 using 1:5 with points pointtype 6 pointsize 0.5 linewidth 1.2 linecolor rgb blue
unset multiplot
