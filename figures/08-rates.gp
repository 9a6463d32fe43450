# data: digits rates
# alt: Validation error against the learning rate on logarithmic axes, three curves. Each falls, from the left, is low over some range of rates, and rises steeply where the rate is too large. With steps of one sample that range lies farthest to the left, and its bottom is about as low as that of batches of sixteen, two to three percent. Full gradient descent comes down to about ten percent only, at a rate of one, and fails at two.
height = 6.4
eval sprintf(terminal, width, height)
set logscale x 2; set logscale y
set xrange [1.0/700:5.5]; set yrange [1:130]
set xtics ("$2^{-9}$" 2.0**-9, "$2^{-7}$" 2.0**-7, "$2^{-5}$" 2.0**-5, "$2^{-3}$" 2.0**-3, "$2^{-1}$" 0.5, "$2$" 2)
set ytics ("1" 1, "2" 2, "5" 5, "10" 10, "20" 20, "50" 50, "100" 100)
set xlabel "learning rate $\\eta$" offset 0,0.4; set ylabel "validation error (\\%)" offset 1
low(m, s) = m - s > 1 ? m - s : 1
set label "one" at 2.0**-8.7,7 textcolor rgb blue
set label "sixteen" at 2.0**-6.6,30 textcolor rgb orange
set label "all" at 2.0**-3.7,63 textcolor rgb green
plot for [k = 0:2] data index k using 2:3:(low($3,$4)):($3+$4) with yerrorbars linestyle (k+1) dashtype 1 linewidth 1 pointsize 0.7, \
    for [k = 0:2] data index k using 2:3 with lines linestyle (k+1)
