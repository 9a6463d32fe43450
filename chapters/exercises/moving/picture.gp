# alt: Number of pieces against the epoch, mean and band of one standard deviation of twenty starts; and the loss, which falls.
height = 5.4
eval sprintf(terminal, width, height)
set multiplot layout 1,2 margins 0.09,0.99,0.17,0.96 spacing 0.12,0
set xrange [0:200]; set xtics 0,50; set xlabel "epoch" offset 0,0.4
set yrange [0:*]; set ylabel "pieces" offset 1
plot data using 1:($3-$4):($3+$4) with filledcurves linecolor rgb blue, data using 1:3 with lines linestyle 1
set logscale y; set yrange [*:*]; set ylabel "loss" offset 1; set format y "$10^{%T}$"
plot data using 1:2 with lines linestyle 1
unset multiplot
