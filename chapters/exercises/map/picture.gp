# alt: Left, the weights of hidden units from both inputs. Solutions, circles, lie in four tight heaps, two on the upper right, one on the lower right, one on the upper left. Failures, crosses, lie beside these heaps, farther out and off the diagonals. Right, the length of the gradient falls like one over the epochs, for failures and solutions alike.
height = 5.6
eval sprintf(terminal, width, height)
set multiplot
set lmargin at screen 0.09; set rmargin at screen 0.51; set tmargin at screen 0.97; set bmargin at screen 0.17
set xrange [-13:13]; set yrange [-13:13]; set xtics -10,5; set ytics -10,5
set xlabel "from $x_1$" offset 0,0.3; set ylabel "from $x_2$" offset 1.2
set label 1 "\\emph{or}, \\emph{and}" at 4.3,4.6 right
set label 2 "only $10$" at 6.2,-5.5 right
set label 3 "only $01$" at -5.2,7.3 left
plot data index 0 using ($1 == 1 ? $2 : NaN):3 with points pointtype 6 pointsize 0.6 linewidth 1 linecolor rgb blue, \
    data index 0 using ($1 == 0 ? $2 : NaN):3 with points pointtype 2 pointsize 0.5 linewidth 1 linecolor rgb orange
set lmargin at screen 0.65; set rmargin at screen 0.985
unset label
set xrange [7:45000]; set yrange [1e-5:0.1]; set logscale xy
set xtics ("$10$" 10, "$10^2$" 100, "$10^3$" 1000, "$10^4$" 10000); set format y "$10^{%T}$"; set ytics 1e-5,10
set xlabel "epochs" offset 0,0.3; set ylabel "length of the gradient" offset 1
set label 1 "solved" at 1500,2e-3 left; set label 2 "failed" at 700,1.4e-4 right
plot data index 3 using ($1*1.08):3:2:4 with yerrorbars pointtype 6 pointsize 0.6 linewidth 1.2 linecolor rgb blue, \
    data index 2 using ($1/1.08):3:2:4 with yerrorbars pointtype 2 pointsize 0.6 linewidth 1.2 linecolor rgb orange
unset multiplot
