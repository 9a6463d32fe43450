# alt: Epochs until the loss is a tenth against the second mean's factor, with three curves for the first. Those of one half and nine tenths lie close together and low; without a first mean the curve is a little higher.
height = 5.4
eval sprintf(terminal, width, height)
set xrange [-0.4:3.6]; set yrange [0:]
set xtics ("0.9" 0, "0.99" 1, "0.999" 2, "0.9999" 3)
set xlabel "$\\beta_2$" offset 0,0.4; set ylabel "epochs" offset 1
label(b) = sprintf("$\\beta_1=%g$", b)
plot for [i=0:2] data index i using ($2):3 with linespoints linestyle (i + 1), \
    for [i=0:2] data index i using ($2 == 3 ? 3.08 : NaN):3:(label($1)) with labels left
