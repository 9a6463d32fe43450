# data: capacity shatter
# alt: Eight numbered boxes with a triangle each, its corners filled or open in all eight ways; in six of them a line separates the filled from the open corners, in two all corners are alike.
height = 6.0
eval sprintf(terminal, width, height)
# the whole table into one array first: stats looks at the ranges
array all[64]
do for [k = 0:7] { do for [c = 1:8] {
    stats data index 0 every ::k::k using c nooutput; all[8*k+c] = STATS_min
} }
set xrange [-0.7:2.7]; set yrange [-0.7:3.25]
set size ratio -1
unset border; unset tics
array x[3] = [0, 2, 1]; array y[3] = [0, 0, 2]
set multiplot layout 2,4 margins 0.02,0.98,0.01,0.99 spacing 0.06,0.02
do for [k = 0:7] {
    array v[8]
    do for [c = 1:8] { v[c] = all[8*k+c] }
    a = abs(v[7]) < 1e-9 ? 0 : v[7]; b = abs(v[8]) < 1e-9 ? 0 : v[8]
    set for [i = 1:3] object i circle at x[i],y[i] size 0.2 front \
        fillcolor rgb (v[i+1] == 1 ? orange : "white") fillstyle solid 1 border rgb black linewidth 1
    set object 9 rectangle from -0.7,-0.7 to 2.7,2.7 fillstyle empty border rgb "#999999" linewidth 0.8
    set label 1 sprintf("\\scriptsize %d", k) at -0.7,3.0 left
    unset arrow 1
    # a piece of the line bias + a x + b y = 0 around its point nearest to the middle
    if (a != 0 || b != 0) {
        n2 = a**2 + b**2; t = -(v[6] + 1*a + 0.8*b) / n2
        px = 1 + t*a; py = 0.8 + t*b; dx = -b / sqrt(n2) * 1.25; dy = a / sqrt(n2) * 1.25
        set arrow 1 from px-dx,py-dy to px+dx,py+dy nohead linewidth 1.4 linecolor rgb blue
    }
    plot NaN
}
unset multiplot
