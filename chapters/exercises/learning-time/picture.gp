# alt: Left, mistakes against N over m on a logarithmic axis: medians and quartiles rise without a jump, more steeply the larger m, from below ten at one half to hundreds at two. Right, medians of the margin fall from about one; those of twenty weights lie close to a curve that reaches zero at two.
height = 5.4
eval sprintf(terminal, width, height)
set multiplot layout 1,2 margins 0.09,0.985,0.18,0.96 spacing 0.11,0
set xrange [0.4:2.1]; set xtics 0.5,0.5
set xlabel "$N/m$" offset 0,0.3
pick = "using (column(2)/column(1)+(k-1)*0.015)"
set logscale y; set yrange [0.7:3000]; set ylabel "mistakes" offset 1; set format y "$10^{%T}$"
set label 1 "$m=5$" at 2.08,4.5 right; set label 2 "$m=20$" at 1.5,900 right
plot for [k = 0:2] data index k @pick:5:4:6 with yerrorbars linestyle (k+1) dashtype 1 linewidth 1 pointtype (k == 0 ? 6 : k == 1 ? 4 : 8) pointsize 0.5
unset logscale y; set format y "%g"; set yrange [0:1.4]; set ytics 0,0.5; set ylabel "margin $\\gamma$" offset 1
unset label
alpha(k) = 1 / ((1+k*k) * norm(k) + k * exp(-k*k/2) / sqrt(2*pi))
set samples 120
plot "+" using (alpha(0.012*$0)):(0.012*$0) with lines linestyle 9, \
    for [k = 0:2] data index k @pick:11 with points linestyle (k+1) linewidth 1 pointtype (k == 0 ? 6 : k == 1 ? 4 : 8) pointsize 0.5
unset multiplot
