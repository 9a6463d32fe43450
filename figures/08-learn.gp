# data: digits learn
# alt: Two panels against the epoch. Left, on a logarithmic axis: the training loss falls steadily to less than a thousandth; the validation loss falls for about twenty epochs to seven hundredths and stays near it. Right, the validation loss alone, enlarged: without decay it has a minimum and rises slowly again; with decay it goes on at its level or falls a little. Bands of one standard deviation overlap in the beginning.
height = 6.2
eval sprintf(terminal, width, height)
set multiplot layout 1,2 margins 0.12,0.99,0.15,0.97 spacing 0.14,0
set xrange [0:150]; set xtics 0,50; set xlabel "epoch" offset 0,0.4
set ylabel "loss" offset 1.5
set logscale y; set yrange [3e-4:3]; set ytics ("$10^{-3}$" 1e-3, "$10^{-2}$" 1e-2, "$10^{-1}$" 0.1, "$1$" 1)
set label 1 "validation" at 148,0.13 right textcolor rgb orange; set label 2 "training" at 148,0.0011 right textcolor rgb blue
below(m, s) = m - s > 1e-9 ? m - s : 1e-9
plot data index 0 using 2:(below($3,$4)):($3+$4) with filledcurves linecolor rgb blue, \
    data index 0 using 2:(below($7,$8)):($7+$8) with filledcurves linecolor rgb orange, \
    data index 0 using 2:3 with lines linestyle 1, data index 0 using 2:7 with lines linestyle 2
unset logscale y; set yrange [0.04:0.14]; set ytics 0.04,0.02; set ylabel "validation loss" offset 1.5
set label 1 "without decay" at 148,0.083 right textcolor rgb orange; set label 2 "with decay" at 148,0.056 right textcolor rgb green
plot data index 0 using 2:($7-$8):($7+$8) with filledcurves linecolor rgb orange, \
    data index 1 using 2:($7-$8):($7+$8) with filledcurves linecolor rgb green, \
    data index 0 using 2:7 with lines linestyle 2, data index 1 using 2:7 with lines linestyle 3
unset multiplot
