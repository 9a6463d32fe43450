# data: loss curves
# alt: Left, three losses against the pre-activation: a parabola; a curve that is flat on both sides; a curve that rises like a line to the left and vanishes to the right. Right, their deltas: a straight line, a shallow valley around minus 0.15 that returns to zero, and a step from minus one to zero.
height = 6.2
eval sprintf(terminal, width, height)
set multiplot layout 1,2 margins 0.07,0.99,0.16,0.98 spacing 0.11,0
set xlabel "$s$" offset 0,0.5; set xrange [-6:6]; set xtics -6,3
set ylabel "$\\ell$" offset 2 rotate by 0; set yrange [0:6.2]; set ytics 0,2
set label 1 "\\footnotesize\\shortstack[l]{squared,\\\\identity}" at 4.3,4.6 left
set label 2 "\\footnotesize binary" at -5.7,2.8 left
set label 3 "\\footnotesize\\shortstack[l]{squared,\\\\sigmoid}" at -5.7,1.2 left
plot data using 1:($2 <= 6.2 ? $2 : NaN) with lines linestyle 1, data using 1:3 with lines linestyle 2, data using 1:4 with lines linestyle 3
unset label
set ylabel "$\\delta$"; set yrange [-1.6:0.6]; set ytics -1.5,0.5
set label 1 "\\footnotesize\\shortstack[l]{squared,\\\\identity}" at 1.95,0.38 left
set label 2 "\\footnotesize binary" at -5.6,-1.12 left
set label 3 "\\footnotesize squared, sigmoid" at -5.8,0.14 left
plot data using 1:(abs($5+0.5) <= 1.1 ? $5 : NaN) with lines linestyle 1, data using 1:6 with lines linestyle 2, data using 1:7 with lines linestyle 3
unset multiplot
