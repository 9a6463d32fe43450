# data: forward curves
# alt: Four panels with the same scale. The identity is a line with slope one; the step jumps and has slope zero; the sigmoid rises gently from zero to one, and its slope is a low hill of height one quarter; tanh rises from minus one to one, and its slope is a hill of height one.
height = 7.4
eval sprintf(terminal, width, height)
set multiplot layout 2,2 margins 0.06,0.99,0.13,0.99 spacing 0.09,0.12
set xrange [-5:5]; set yrange [-1.3:1.42]
set xtics -4,2; set ytics -1,1
array name[4] = ["identity", "step", "sigmoid", "tanh"]
do for [k = 1:4] {
    set label 1 name[k] at 4.9,-1.08 right
    if (k > 2) { set xlabel "$s$" offset 0,0.4 } else { unset xlabel }
    set label 2 "$f$" at (k == 1 ? 0.9 : 4.5), (k == 1 ? 0.4 : k == 2 ? 1.2 : k == 3 ? 0.72 : 0.76) left
    set label 3 "$f'$" at (k == 1 ? 4.3 : k == 2 ? 4.3 : k == 3 ? 2.1 : 1.9), (k == 1 ? 1.22 : k == 2 ? 0.24 : 0.34) left
    plot data using 1:(abs(column(2*k)) <= 1.3 ? column(2*k) : NaN) with lines linestyle 1, \
        data using 1:(column(2*k+1)) with lines linestyle 2
}
unset multiplot
