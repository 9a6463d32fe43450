# alt: A slanting line in the plane with a shaded side; the arrow of the weights stands on it at a right angle and points into the shaded side, a shorter line measures its distance from the origin, and a point on each side carries its sum s.
height = 7.2
eval sprintf(terminal, width, height)
set size ratio -1
set xrange [-1.7:3.9]; set yrange [-0.75:2.75]
set xtics -1,1; set ytics 0,1
set format xy "$%g$"
set xlabel "$x_1$" offset 0,0.5; set ylabel "$x_2$" offset 0 rotate by 0
w1 = 1.0; w2 = 2.0; b = -2.0; n = w1**2 + w2**2
line(x) = -(b + w1*x) / w2
s(x, y) = w1*x + w2*y + b
# the foot of the perpendicular from the origin, and the point where w stands
fx = -b*w1/n; fy = -b*w2/n; ax = 1.0; ay = line(ax)
set arrow from ax,ay to ax+w1,ay+w2 size 0.14,18 filled linewidth 2 linecolor rgb blue front
set label "$(w_1,w_2)=(1,2)$" at ax+w1+0.1,ay+w2-0.1 left front
# right angles: a small square on the line, beside w and beside the distance
u = 0.14/sqrt(n)
corner = "set arrow from %g,%g to %g,%g nohead linewidth 0.7 front; set arrow from %g,%g to %g,%g nohead linewidth 0.7 front"
eval sprintf(corner, ax+u*w2,ay-u*w1, ax+u*(w2+w1),ay+u*(w2-w1), ax+u*w1,ay+u*w2, ax+u*(w2+w1),ay+u*(w2-w1))
eval sprintf(corner, fx+u*w2,fy-u*w1, fx+u*(w2-w1),fy-u*(w2+w1), fx-u*w1,fy-u*w2, fx+u*(w2-w1),fy-u*(w2+w1))
set arrow from 0,0 to fx,fy heads size 0.1,18 filled linewidth 0.9 front
set label "$\\dfrac{|b|}{\\sqrt{w_1^2+w_2^2}}=\\dfrac2{\\sqrt5}$" at 0.08,0.5 right front
set object circle at 0,0 size 0.04 fillcolor rgb black fillstyle solid front
set label "origin" at 0.12,-0.08 left front
set label "$w_1x_1+w_2x_2+b=0$" at -0.45,1.42 center rotate by -26.57 front
set label "$s>0$, answer $1$" at 2.55,1.9 left front
set label "$s\\le0$, answer $0$" at -1.55,-0.45 left front
$points << EOD
3 1
-1 0
EOD
set for [k = 0:1] label sprintf("$s=%g$", s(k ? -1 : 3, k ? 0 : 1)) at (k ? -1 : 3)+0.12,(k ? 0 : 1) left front
plot '+' using 1:(line($1)):(2.75) with filledcurves linecolor rgb orange fillstyle solid 0.12, \
    line(x) with lines linestyle 1, $points with points pointtype 7 pointsize 0.6 linecolor rgb black
