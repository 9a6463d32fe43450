# data: capacity fraction
# alt: Three falling curves of the fraction separable against N over m, all through one half at two; the larger m the steeper; measured dots with bars lie on them.
height = 7.2
eval sprintf(terminal, width, height)
set xrange [0.9:3.6]; set yrange [-0.02:1.05]
set xtics 1,0.5; set ytics 0,0.25
set xlabel "questions for each weight, $N/m$"; set ylabel "fraction that can be answered" offset 1
set label "$m=3$" at 1.3,0.8 right
set label "$m=25$" at 1.74,0.97 left
m(k) = k == 0 ? 3 : k == 1 ? 10 : 25
plot for [k = 0:2] data index 1 using ($1==m(k) ? $2/$1 : NaN):3 with lines linestyle 9, \
    data index 0 using ($1==3 ? $2/$1 : NaN):4:5:6 with yerrorbars linestyle 1 linewidth 1.2 pointtype 6 pointsize 0.6, \
    data index 0 using ($1==10 ? $2/$1 : NaN):4:5:6 with yerrorbars linestyle 2 dashtype 1 linewidth 1.2 pointtype 4 pointsize 0.6, \
    data index 0 using ($1==25 ? $2/$1 : NaN):4:5:6 with yerrorbars linestyle 3 dashtype 1 linewidth 1.2 pointtype 8 pointsize 0.7
