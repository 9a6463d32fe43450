# data: perceptron penguins
# alt: Four panels of the same scatter of penguins, flipper length against bill depth; in each the dividing line after one more mistake, until it runs between the two groups.
height = 10.4
eval sprintf(terminal, width, height)
stats data index 0 using 6 nooutput
last = int(STATS_max)
array w0[last]; array w1[last]; array w2[last]; array who[last]
do for [k = 1:last] {
    stats data index 0 every ::k-1::k-1 using 7 nooutput; w0[k] = STATS_min
    stats data index 0 every ::k-1::k-1 using 8 nooutput; w1[k] = STATS_min
    stats data index 0 every ::k-1::k-1 using 9 nooutput; w2[k] = STATS_min
    stats data index 0 every ::k-1::k-1 using 2 nooutput; who[k] = int(STATS_min)
}
set xrange [-2.4:2.6]; set yrange [-2.4:2.6]
set xtics -2,1; set ytics -2,1
set samples 200
set multiplot layout 2,2 margins 0.12,0.98,0.10,0.95 spacing 0.10,0.13
line(k, x) = -(w0[k] + w1[k]*x) / w2[k]
points = "data index 1 using ($3==0?$1:NaN):2 with points pointtype 7 pointsize 0.22 linecolor rgb '#555555', data index 1 using ($3==1?$1:NaN):2 with points pointtype 2 pointsize 0.4 linecolor rgb orange"
set format x ""; set format y "$%g$"; set ylabel "flipper length" offset 0
set label 1 "start: no line yet" at graph 0.04,1.06
plot @points
do for [k = 1:last] {
    set label 1 sprintf("after mistake %d", k) at graph 0.04,1.06
    if (k == 1) { set format y ""; unset ylabel }
    if (k >= 2) { set format x "$%g$"; set xlabel "bill depth" offset 0,0.5 }
    if (k == 2) { set format y "$%g$"; set ylabel "flipper length" offset 0 } else { set format y ""; unset ylabel }
    plot '+' using 1:(line(k, $1)):(3) with filledcurves linecolor rgb orange fillstyle solid 0.12, \
        @points, line(k, x) with lines linestyle 1, \
        data index 1 every ::who[k]-1::who[k]-1 using 1:2 with points pointtype 6 pointsize 1.1 linewidth 1.5 linecolor rgb black
}
unset multiplot
