# data: backprop symmetry
# alt: Two panels with the weights of two hidden units against the input. In each panel one unit is the mirror image of the other about zero, and each changes its sign about the middle of the inputs. On the left the sizes are as one to two to four, on the right as two to three to four.
height = 6.2
eval sprintf(terminal, width, height)
set multiplot layout 1,2 margins 0.1,0.99,0.17,0.97 spacing 0.09,0
stats data index 1 using 3 nooutput
a = STATS_max > -STATS_min ? STATS_max : -STATS_min
set xrange [0.6:6.4]; set xtics 1,1; set yrange [-18:18]; set ytics -15,5
set xlabel "input $j$" offset 0,0.4; set xzeroaxis linewidth 0.6 linecolor rgb gray
do for [k = 1:2] {
    if (k == 1) { set ylabel "$w_{7j}$, $w_{8j}$" offset 1 } else { unset ylabel }
    set label 1 (k == 1 ? "1:2:4" : "2:3:4") at 3.5,16 center
    plot data index k using ($1 == 7 && $2 > 0 ? $2 : NaN):3 with linespoints linestyle 1 pointsize 0.8, \
        data index k using ($1 == 8 && $2 > 0 ? $2 : NaN):3 with linespoints linestyle 2 pointsize 0.8
}
unset multiplot
