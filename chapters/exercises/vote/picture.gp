# alt: Errors on the test half against epochs, both logarithmic. In centimeters the last weights fall slowly from about forty to about seven percent and the vote quickly from thirty-five to five; standardized, both stay between six and eight percent, the vote a little lower.
height = 5
eval sprintf(terminal, width, height)
set multiplot layout 1,2 margins 0.1,0.985,0.19,0.96 spacing 0.05,0
set logscale xy; set xrange [0.8:130]; set yrange [3.5:60]
set xtics (1, 2, 5, 10, 20, 50, 100); set ytics (5, 10, 20, 50)
set xlabel "epochs" offset 0,0.3
array scale[2] = ["features in centimeters", "standardized features"]
do for [k = 1:2] {
    if (k == 1) { set ylabel "errors, percent" offset 1 } else { unset ylabel; set format y "" }
    set label 1 scale[k] at 125,50 right
    if (k == 1) { set label 2 "last weights" at 14,22 left; set label 3 "votes" at 4.6,5.0 right }
    if (k == 2) { set label 2 "last weights" at 125,9.5 right; set label 3 "votes" at 125,4.6 right }
    plot data index (k-1) using ($1*1.07):2:3 with yerrorbars linestyle 2 dashtype 1 linewidth 1.2 pointtype 2 pointsize 0.6, \
        data index (k-1) using ($1/1.07):4:5 with yerrorbars linestyle 1 linewidth 1.2 pointtype 6 pointsize 0.6
}
unset multiplot
