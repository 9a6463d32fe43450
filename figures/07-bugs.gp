# data: backprop bugs
# alt: A table of eight rows. The right program is caught by no check and learns nearly always. Each bug is caught by one to three of four checks. Slopeless hardly ever learns, misplaced often with full steps and hardly ever with stochastic ones, transposed and biasless less often than the right program, sum and early as often, uncleared half as often in full steps. In the first ten steps the risk rises in all starts of sum, nearly all of uncleared, some of transposed, slopeless and misplaced, and none of the right program, early and biasless.
height = 6.6
eval sprintf(terminal, width, height)
set multiplot
set yrange [8.6:-0.6]
set border 0; unset tics
set lmargin at screen 0.17; set rmargin at screen 0.5; set bmargin at screen 0.17; set tmargin at screen 0.9
set xrange [0.4:4.6]
array check[4] = ["sample", "risk", "twice", "step"]
do for [k = 1:4] { set label check[k] at k,-1.0 center }
set ytics scale 0
plot data using (NaN):0:ytic(1) with points, \
    for [k = 1:4] data using (k):(column(k+1) == 1 ? $0 : NaN) with points pointtype 5 pointsize 1.1 linecolor rgb black, \
    for [k = 1:4] data using (k):(column(k+1) == 0 ? $0 : NaN) with points pointtype 4 pointsize 1.1 linecolor rgb gray
unset label
unset ytics
set border 1; set xtics 0,0.5,1 nomirror out
set lmargin at screen 0.56; set rmargin at screen 0.98
set xrange [-0.02:1.02]; set xlabel "solved; risk rises (gray)" offset 0,0.4
plot data using (0):($0):($19/$18):(0) with vectors nohead linewidth 11 linecolor rgb "#dddddd", \
    data using ($7/$18):($0-0.16):8:9 with xerrorbars pointtype 6 pointsize 0.7 linewidth 1.3 linecolor rgb blue, \
    data using ($13/$18):($0+0.16):14:15 with xerrorbars pointtype 2 pointsize 0.7 linewidth 1.3 linecolor rgb orange
unset multiplot
