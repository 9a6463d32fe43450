# alt: Error on new points against the number of units, logarithmic axes. For fifty, two hundred and a thousand samples it falls steeply, is least near eight, twelve and fourteen units, and then rises slowly. Gray curves follow it until the units come near the samples.
height = 5.4
eval sprintf(terminal, width, height)
set lmargin 9
set logscale xy; set xrange [1.8:150]; set yrange [0.009:1.2]
set xtics (2, 4, 8, 16, 32, 64, 128); set ytics (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1)
set xlabel "hidden units $H$" offset 0,0.3; set ylabel "error on new points" offset 1
set label "$N=50$" at 18,0.2 right
set label "$200$" at 78,0.19 right
set label "$1000$" at 138,0.022 right
plot for [k = 0:2] data index k using ($2 >= 4 ? $2 : NaN):7 with lines linestyle 9, \
    for [k = 0:2] data index k using ($2*(1+0.04*(k-1))):4:3:5 with yerrorbars linestyle (k+1) dashtype 1 linewidth 1.2 pointtype (k == 0 ? 6 : k == 1 ? 4 : 8) pointsize 0.6
