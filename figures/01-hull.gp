# data: perceptron hand
# alt: Left, a triangle of three points in a plane and, close to one of its sides, the origin. Right, the middle of this enlarged: the arrow v from the origin ends at the side, at a right angle; the side lies on a dashed line, and its distance from the origin is the margin.
height = 8.0
eval sprintf(terminal, width, height)
array p0[3]; array p1[3]
stats data index 2 using (p0[int($0)+1] = $2, p1[int($0)+1] = $3, $3) nooutput
stats data index 1 using (v0 = $4, v1 = $5, $5) nooutput
set border 0; unset tics
set size ratio -1
square(x, y) = x**2 + y**2
length = sqrt(square(v0, v1))
# the line on the tip of v, perpendicular to it
along0 = -v1/length; along1 = v0/length
set object 1 polygon from p0[1],p1[1] to p0[2],p1[2] to p0[3],p1[3] to p0[1],p1[1] fillcolor rgb orange fillstyle solid 0.15 border rgb "#444444" linewidth 0.8
tip = "(v1 + (x - v0)*along1/along0) with lines linestyle 2"
set arrow 2 from 0,0 to v0,v1 size 0.06,18 filled linewidth 2 linecolor rgb blue front
points = "data index 2 using 2:3 with points pointtype 7 pointsize 0.9 linecolor rgb black"
origin = "'+' using (0):(0) every ::0::0 with points pointtype 1 pointsize 1 linewidth 1.2 linecolor rgb black"
set multiplot
set lmargin at screen 0.01; set rmargin at screen 0.45; set bmargin at screen 0.02; set tmargin at screen 0.98
set xrange [-2.1:2.3]; set yrange [-1.75:4.65]
set for [n = 1:3] label n sprintf("$(%g,%g)$", p0[n], p1[n]) at p0[n]+(n == 2 ? 0.2 : n == 1 ? 0.2 : -0.16),p1[n]-(n == 2 ? 0.12 : n == 1 ? 0.06 : 0) front
set label 1 left; set label 2 left; set label 3 right
set object 2 rectangle from -0.85,-0.45 to 0.45,0.85 fillstyle empty border rgb "#444444" linewidth 0.7 front
plot @tip, @points, @origin
set lmargin at screen 0.47; set rmargin at screen 0.99; set bmargin at screen 0.14; set tmargin at screen 0.88
set xrange [-0.85:0.45]; set yrange [-0.45:0.85]
set border 15 linewidth 0.7
unset for [n = 1:3] label n
unset object 2
u = 0.05
set arrow 3 from v0+u*along0,v1+u*along1 to v0+u*along0-u*v0/length,v1+u*along1-u*v1/length nohead linewidth 0.7 front
set arrow 4 from v0-u*v0/length,v1-u*v1/length to v0+u*along0-u*v0/length,v1+u*along1-u*v1/length nohead linewidth 0.7 front
set arrow 2 size 0.05,18
# the margin, measured beside v
set arrow 5 from -0.11*along0,-0.11*along1 to v0-0.11*along0,v1-0.11*along1 heads size 0.03,18 filled linewidth 0.9 front
set label 4 "$|v|$" at v0/2-0.19*along0,v1/2-0.19*along1 center front
set label 5 "$v$" at v0/2+0.06*along0-0.02,v1/2+0.06*along1-0.02 center front
set label 6 "origin" at 0.04,-0.06 left front
set label 7 "$v\\tr p=|v|^2$" at -0.5,-0.36 left front
plot @tip, @points, @origin
unset multiplot
