# data: batch agree
# alt: Two panels over ninety-six networks on logarithmic axes. On the left the largest differences of sums, deltas and derivatives lie between a hundred-millionth and a hundred-thousandth. On the right the shares of the bounds lie between a ten-thousandth and one half, those of sums highest, and none reaches the line at one.
height = 5.6
eval sprintf(terminal, width, height)
set multiplot layout 1,2
set logscale y; set xrange [-3:99]; set xtics 0,48,96
set xlabel "network" offset 0,0.4
set format y "$10^{%T}$"
set yrange [1e-9:1e-4]; set ylabel "largest difference" offset 1.2
plot data using 1:4 with points pt 6 ps 0.4 lc rgb blue, data using 1:5 with points pt 2 ps 0.4 lc rgb orange, \
    data using 1:6 with points pt 8 ps 0.45 lc rgb green
set yrange [1e-5:10]; set ylabel "share of its bound" offset 1.2
set label "sums" at 40,1.9 left; set label "deltas" at 3,0.00003 left; set label "derivatives" at 50,0.00003 left
set object 1 circle at 36,1.9 size 0.1
plot 1 with lines linestyle 9, data using 1:7 with points pt 6 ps 0.4 lc rgb blue, \
    data using 1:8 with points pt 2 ps 0.4 lc rgb orange, data using 1:9 with points pt 8 ps 0.45 lc rgb green
unset multiplot
