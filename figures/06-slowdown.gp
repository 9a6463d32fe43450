# data: loss slowdown
# alt: Four panels with the output against the step. With squared loss and the better start the output falls within about a hundred steps; from the worse start it stays near one for more than a hundred and fifty steps. With cross-entropy it falls at once from both starts.
height = 8
eval sprintf(terminal, width, height)
set multiplot layout 2,2 margins 0.115,0.99,0.15,0.99 spacing 0.07,0.07
set xrange [0:300]; set yrange [0:1.05]; set ytics 0,0.5; set xtics 0,100
array loss[4] = ["squared loss", "squared loss", "cross-entropy", "cross-entropy"]
array start[4] = ["$w=0.6$, $b=0.9$", "$w=b=2$", "$w=0.6$, $b=0.9$", "$w=b=2$"]
do for [k = 1:4] {
    if (k > 2) { set xlabel "step" offset 0,0.5; set format x "%g" } else { unset xlabel; set format x "" }
    if (k % 2) { set ylabel "output $a$" offset 0.8; set format y "%g" } else { unset ylabel; set format y "" }
    set label 1 loss[k] at (k == 2 ? 150 : 290),(k == 2 ? 0.42 : 0.92) right
    set label 2 start[k] at (k == 2 ? 150 : 290),(k == 2 ? 0.25 : 0.75) right
    plot data using 1:(column(k+1)) with lines linestyle (k > 2 ? 3 : 2)
}
unset multiplot
