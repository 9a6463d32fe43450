# data: rectifiers sum
# alt: Left: the sum of shifted sigmoids, as dots, lies on the softplus curve; the rectifier is a corner below it. Right: the error of the sum against softplus, dots on a thin bell-shaped line that is lowest at zero, one hundredth below.
height = 5.8
eval sprintf(terminal, width, height)
set multiplot layout 1,2 margins 0.08,0.99,0.16,0.96 spacing 0.18,0
set xrange [-6:6]; set xtics -6,3; set xlabel "$h$" offset 0,0.4
set yrange [-0.3:6.2]; set ytics 0,2
set label 1 "softplus" at 0.6,2.2 right textcolor rgb orange; set label 2 "ReLU" at 5.9,3.1 right textcolor rgb blue
plot data using 1:4 with lines linestyle 1, data using 1:3 with lines linestyle 2, \
    data using 1:(int($0) % 5 == 0 ? $2 : NaN) with points pointtype 6 pointsize 0.6 linewidth 1.2 linecolor rgb black
unset label; set xrange [-10:10]; set xtics -10,5
set yrange [-0.012:0.001]; set ytics -0.012,0.004; set ylabel "sum minus softplus" offset 1
set label "$-\\sigma'(h)/24$" at 2,-0.006 left
plot data using 1:6 with lines linestyle 9, \
    data using 1:(int($0) % 5 == 0 ? $5 : NaN) with points pointtype 6 pointsize 0.5 linewidth 1.2 linecolor rgb black
unset multiplot
