# alt: Two panels with a point for each set, the distance from the truth with the loss of Poisson below and with the squared loss at the left. The points lie around the diagonal. For counts there are more above it, and so is their mean; for noise that is the same everywhere the mean lies below it.
height = 5.2
eval sprintf(terminal, width, height)
array noise[2] = ["counts", "equal noise"]
set multiplot layout 1,2 margins 0.1,0.985,0.18,0.97 spacing 0.09,0
set xrange [0:0.44]; set yrange [0:0.44]; set xtics 0,0.1; set ytics 0,0.1
set xlabel "distance, Poisson's loss" offset 0,0.3
do for [k = 1:2] {
    stats data index (k-1) using 1 name "P" nooutput
    stats data index (k-1) using 2 name "S" nooutput
    if (k == 1) { set ylabel "distance, squared loss" offset 1 } else { unset ylabel; set format y "" }
    set label 1 noise[k] at 0.015,0.418 left
    set label 2 "mean" at 0.24,0.03 left
    set arrow 1 from 0.235,0.035 to P_mean+0.008,S_mean-0.012 nohead linewidth 0.8 linecolor rgb black front
    plot x with lines linestyle 9, \
        data index (k-1) using 1:2 with points pointtype 6 pointsize 0.4 linewidth 1 linecolor rgb blue, \
        "+" using (P_mean):(S_mean) every ::0::0 with points pointtype 5 pointsize 0.8 linecolor rgb black
}
unset multiplot
