# data: approximate error
# alt: Four rows of dots on logarithmic axes, each on its thin line: the wave falls steepest, with slope minus two, the root and the mean error of the step with slope minus one half, the largest error of the step is level.
height = 7.6
eval sprintf(terminal, width, height)
set rmargin 8
set logscale xy 2
set logscale y 10
set xrange [3.5:1100]; set yrange [1e-5:2]
set xtics 4,4; set format y "$10^{%T}$"
set xlabel "hidden units $H$"; set ylabel "error" offset 1
set label "step, largest" at 620,1 left
set label "step, r.m.s." at 620,0.0255 left offset 0,0.6
set label "root, largest" at 620,0.011 left offset 0,-0.2
set label "wave, largest" at 620,1.9e-5 left
plot data index 0 using 1:3 with lines linestyle 9, data index 0 using 1:5 with lines linestyle 9, \
    data index 0 using 1:7 with lines linestyle 9, data index 0 using 1:9 with lines linestyle 9, \
    data index 0 using 1:2 with points pointtype 6 pointsize 0.7 linewidth 1.5 linecolor rgb blue, \
    data index 0 using 1:4 with points pointtype 4 pointsize 0.7 linewidth 1.5 linecolor rgb orange, \
    data index 0 using 1:6 with points pointtype 8 pointsize 0.8 linewidth 1.5 linecolor rgb green, \
    data index 0 using 1:8 with points pointtype 2 pointsize 0.7 linewidth 1.5 linecolor rgb black
