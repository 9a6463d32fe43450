# data: approximate fit
# alt: Four panels with a function, its piecewise linear network, and the broken lines of the single hidden units: a wave with four and eight units, a square root with four, a step with eight.
height = 10.2
eval sprintf(terminal, width, height)
array H[4] = [4, 8, 4, 8]
array name[4] = ["wave, $H=4$", "wave, $H=8$", "root, $H=4$", "step, $H=8$"]
set xrange [0:1]; set xtics 0,0.5
set multiplot layout 2,2 margins 0.07,0.98,0.09,0.94 spacing 0.09,0.16
do for [n = 1:4] {
    if (n <= 2) { set yrange [-1.6:1.6]; set ytics -1,1 } else { set yrange [-0.6:1.4]; set ytics 0,1 }
    set label 1 name[n] at graph 0.5,1.10 center
    if (n > 2) { set xlabel "$x$" offset 0,0.7 }
    plot for [k = 4:3+H[n]] data index (n-1) using 1:k with lines linewidth 1 dashtype 3 linecolor rgb "#666666", \
        data index (n-1) using 1:2 with lines linewidth 3 linecolor rgb "#bbbbbb", \
        data index (n-1) using 1:3 with lines linestyle 1
}
unset multiplot
