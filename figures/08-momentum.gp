# data: digits momentum
# alt: Training loss by epoch on a logarithmic axis. Plain steps at their best rate fall unevenly to about five thousandths. Steps with momentum begin lower and end lower, at about two thousandths. Plain steps at ten times the rate that momentum uses begin above ten and stay above one.
height = 6.0
eval sprintf(terminal, width, height)
set logscale y; set xrange [0.5:20.8]; set yrange [0.0005:30]
set xtics (1, 5, 10, 15, 20); set ytics ("$10^{-3}$" 1e-3, "$10^{-2}$" 0.01, "$10^{-1}$" 0.1, "$1$" 1, "$10$" 10)
set xlabel "epoch" offset 0,0.4; set ylabel "training loss" offset 0.5
set label "momentum" at 20.3,0.0009 right textcolor rgb orange
set label "plain" at 20.3,0.0105 right textcolor rgb blue
set label "plain, ten times the rate" at 20.3,21 right textcolor rgb green
low(m, s) = m - s > 1e-4 ? m - s : 1e-4
plot data index 1 using 1:2:(low($2,$3)):($2+$3) with yerrorbars linestyle 1 linewidth 0.8 pointsize 0.6, \
    data index 1 using 1:4:(low($4,$5)):($4+$5) with yerrorbars linestyle 2 dashtype 1 linewidth 0.8 pointsize 0.6, \
    data index 1 using 1:6:(low($6,$7)):($6+$7) with yerrorbars linestyle 3 dashtype 1 linewidth 0.8 pointtype 4 pointsize 0.6, \
    data index 1 using 1:2 with lines linestyle 1, data index 1 using 1:4 with lines linestyle 2, data index 1 using 1:6 with lines linestyle 3
