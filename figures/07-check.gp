# data: backprop check
# alt: Error against step size on logarithmic axes. The crosses of the forward difference fall with slope one from the right, reach ten to the minus eight at a step of ten to the minus eight, and rise again to the left. The circles of the central difference fall with slope two to ten to the minus eleven. The squares of the complex step fall with slope two and stay at ten to the minus sixteen.
height = 7.6
eval sprintf(terminal, width, height)
set logscale xy; set format x "$10^{%T}$"; set format y "$10^{%T}$"
set xrange [5e-16:1]; set yrange [1e-17:10]; set xtics 1e-15,1e3; set ytics 1e-16,1e4
set xlabel "step $h$"; set ylabel "error" offset 1
set label "forward" at 2e-6,1.5e-5 right
set label "central" at 5e-7,1.2e-11 right
set label "complex" at 1e-13,3e-15 left
set label "\\shortstack{central\\\\and complex}" at 3e-1,1.5e-9 right
plot [5e-16:1] (x > 3e-8 ? 0.5*x : NaN) with lines linestyle 9, (x > 1e-5 ? x**2 : NaN) with lines linestyle 9, \
    (x < 1e-9 ? 2e-16/x : NaN) with lines linestyle 9, \
    data using 1:2 with points pointtype 2 pointsize 0.6 linewidth 1.4 linecolor rgb orange, \
    data using 1:3 with points pointtype 6 pointsize 0.75 linewidth 1.2 linecolor rgb blue, \
    data using 1:4 with points pointtype 5 pointsize 0.28 linewidth 1 linecolor rgb green
