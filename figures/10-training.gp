# data: depth training
# alt: Six panels in two rows; columns for two, three and four hidden layers; thirty epochs. Above, the loss: with two it falls at once to a few hundredths, with three after a plateau of some epochs, with four it stays at the logarithm of ten. Below, the sizes of the gradients by layer on a logarithmic axis: at first each layer is about four times smaller than the next; where the loss falls, the first layer's gradient rises above the last one's.
height = 8.6
eval sprintf(terminal, width, height)
set multiplot layout 2,3 margins 0.11,0.99,0.11,0.95 spacing 0.03,0.05
set xrange [0:30]; set xtics 0,10; set format x ""
set yrange [0:2.7]; set ytics 0,1; set ylabel "training loss" offset 1
do for [h = 2:4] {
    set label 1 sprintf("%d hidden layers", h) at graph 0.5,1.06 center
    if (h > 2) { unset ylabel; set format y "" }
    plot data index h-2 using 2:($3-$4):($3+$4) with filledcurves linecolor rgb blue, \
        data index h-2 using 2:3 with lines linestyle 1
}
unset label 1; set format x "%g"; set format y "$10^{%g}$"; set yrange [-3:1]; set ytics -3,1
set ylabel "gradient of $W^{[l]}$" offset 1.5; set xlabel "epoch" offset 0,0.4
array ink[5] = [blue, orange, green, "#CC79A7", black]
array mark[5] = [6, 2, 5, 8, 12]
do for [h = 2:4] {
    if (h > 2) { unset ylabel; set format y "" }
    if (h == 4) { do for [l = 1:5] { set label 10+l sprintf("$%d$", l) at 29.5,(l == 1 ? -2.75 : l == 2 ? -2.25 : l == 3 ? -1.7 : l == 4 ? -0.95 : -0.6) right textcolor rgb ink[l] } }
    plot for [l = 1:h+1] data index h-2 using 2:4+l with lines linewidth 1.2 linecolor rgb ink[l], \
        for [l = 1:h+1] data index h-2 using 2:(int($2) % 5 == l % 5 ? column(4+l) : NaN) with points pointtype mark[l] pointsize 0.5 linewidth 1.2 linecolor rgb ink[l]
}
unset multiplot
