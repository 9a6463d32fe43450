# data: batch epochs
# alt: Two panels with logarithmic axes. Left: epochs stay at four up to batches of four, then rise to more than thirty at five hundred and twelve. Right: steps fall along the thin line of proportion from about three thousand to a few hundred, then more and more slowly, to seventy.
height = 5.6
eval sprintf(terminal, width, height)
set multiplot layout 1,2
set logscale xy; set xrange [0.8:700]; set xtics (1, 8, 64, 512)
set xlabel "samples in a batch" offset 0,0.4
set yrange [2:60]; set ytics (2, 5, 10, 20, 50); set ylabel "epochs" offset 1.2
plot data using 1:3:4 with yerrorbars pt 7 ps 0.45 lc rgb blue
first = system(sprintf("awk '$1 == 1 { print $5; exit }' %s", data)) + 0.0
set yrange [4:5000]; set ytics (10, 100, 1000); set ylabel "steps" offset 1.2
plot first / x with lines linestyle 9, data using 1:5:($5 * $4 / $3) with yerrorbars pt 7 ps 0.45 lc rgb blue
unset multiplot
