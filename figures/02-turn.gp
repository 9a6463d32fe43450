# alt: Two panels with four filled and four open points and a line between them. On the left the line passes through a new point, and two dashed lines, turned a little, leave the new point on either side. On the right the new point lies among the filled ones, and no such line reaches it.
height = 5.6
eval sprintf(terminal, width, height)
set size ratio -1
unset border; unset tics
set xrange [0:6]; set yrange [0.2:5.7]
$filled << EOD
0.8 2.8
1.0 4.2
2.2 5.2
4.6 5.3
EOD
$open << EOD
0.6 0.7
2.2 1.1
4.0 1.9
5.2 2.8
EOD
# the lines turn around a point at the left
x0 = 0.1; y0 = 1.55; slope = 0.5; turn = 0.13
line(x, m) = y0 + m*(x - x0)
filled = "$filled with points pointtype 7 pointsize 0.9 linecolor rgb orange"
open = "$open with points pointtype 6 pointsize 0.9 linewidth 1.5 linecolor rgb black"
new = "with points pointtype 5 pointsize 1.1 linecolor rgb blue"
set multiplot layout 1,2 margins 0.01,0.99,0.02,0.90 spacing 0.04
set label 1 "two labels are possible" at graph 0.5,1.06 center
set label 2 "new" at 3.2,2.25 center front
plot @filled, @open, line(x, slope) with lines linestyle 1, \
    line(x, slope + turn) with lines linestyle 2, line(x, slope - turn) with lines linestyle 2, \
    '+' using (3):(line(3, slope)) every ::0::0 @new
set label 1 "only one is possible"
set label 2 "new" at 2.15,4.3 left front
plot $filled with filledcurves closed linecolor rgb orange fillstyle solid 0.12, \
    @filled, @open, line(x, slope) with lines linestyle 1, '+' using (1.9):(4.3) every ::0::0 @new
unset multiplot
