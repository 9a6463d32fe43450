# data: exchange steps
# alt: The loss falls from above one to below a tenth over a hundred steps; every fifth step has a circle, and all circles lie on the line.
height = 5.2
eval sprintf(terminal, width, height)
set xrange [-2:101]; set yrange [0:]
set xlabel "step" offset 0,0.4; set ylabel "loss" offset 1
plot data using 1:2 with lines linestyle 1, data using (int($1) % 5 == 0 ? $1 : NaN):3 with points pt 6 ps 0.6 lc rgb orange
