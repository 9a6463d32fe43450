# data: capacity boolean
# alt: Sixteen small numbered boxes with four points each, one for each table; a line separates filled from open points in fourteen of them, and two, with filled points on a diagonal, are framed.
height = 11.8
eval sprintf(terminal, width, height)
# the whole table into one array first: stats looks at the ranges
array all[144]
do for [k = 0:15] { do for [c = 1:9] {
    stats data index 1 every ::k::k using c nooutput; all[9*k+c] = STATS_min
} }
set xrange [-0.4:1.4]; set yrange [-0.4:1.72]
set size ratio -1
unset border; unset tics
set multiplot layout 4,4 margins 0.02,0.98,0.01,0.99 spacing 0.06,0.02
set samples 2
do for [k = 0:15] {
    array v[9]
    do for [c = 1:9] { v[c] = all[9*k+c] }
    a = abs(v[8]) < 1e-9 ? 0 : v[8]; b = abs(v[9]) < 1e-9 ? 0 : v[9]
    set for [i = 1:4] object i circle at (i-1)%2, (i-1)/2 size 0.12 front \
        fillcolor rgb (v[i+1] == 1 ? orange : "white") fillstyle solid 1 border rgb black linewidth 1
    set object 9 rectangle from -0.4,-0.4 to 1.4,1.4 fillstyle empty border rgb (v[6] == 0 ? black : "#999999") linewidth (v[6] == 0 ? 2.4 : 0.8)
    set label 1 sprintf("\\scriptsize %d", k) at -0.4,1.55 left
    unset arrow 1
    # a piece of the line bias + a x + b y = 0 around its point nearest to the middle
    if (v[6] == 1 && (a != 0 || b != 0)) {
        n2 = a**2 + b**2; t = -(v[7] + 0.5*a + 0.5*b) / n2
        px = 0.5 + t*a; py = 0.5 + t*b; dx = -b / sqrt(n2) * 0.62; dy = a / sqrt(n2) * 0.62
        set arrow 1 from px-dx,py-dy to px+dx,py+dy nohead linewidth 1.4 linecolor rgb blue
    }
    plot NaN
}
unset multiplot
