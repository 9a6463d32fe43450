# data: perceptron hand
# alt: Four panels with the same three points and the origin. First one point is in the corral, then a line through two of them, then the plane of all three, whose nearest point is the origin, and at last the line through the two that remain.
height = 5.4
eval sprintf(terminal, width, height)
array p0[3]; array p1[3]; array in[15]; array v0[5]; array v1[5]
stats data index 2 using (p0[int($0)+1] = $2, p1[int($0)+1] = $3, $3) nooutput
stats data index 1 using (v0[int($0)+1] = $4, v1[int($0)+1] = $5, $5) nooutput
do for [n = 1:3] { stats data index 1 using (in[3*int($0)+n] = column(n), $1) nooutput }
set border 0; unset tics
set size ratio -1
set xrange [-2:1.9]; set yrange [-2.1:4.9]
array title[4] = ["one", "two", "three", "two again"]
set multiplot layout 1,4 margins 0.01,0.99,0.02,0.90 spacing 0.01
do for [k = 1:4] {
    c = 3*k - 3
    size = in[c+1] + in[c+2] + in[c+3]
    set label 9 title[k] at graph 0.5,1.05 center
    # the flat: nothing to draw for a point, the line at right angles to v for two, everything for three
    unset arrow; unset object
    if (size == 2) { set arrow 1 from v0[k]-9*v1[k]/abs(v0[k]),v1[k]+9*v0[k]/abs(v0[k]) to v0[k]+9*v1[k]/abs(v0[k]),v1[k]-9*v0[k]/abs(v0[k]) nohead linewidth 1 linecolor rgb blue }
    if (size == 3) { set object 1 rectangle from graph 0.02,0 to graph 0.98,1 fillcolor rgb blue fillstyle solid 0.12 noborder behind }
    do for [n = 1:3] {
        # the hull of the corral: a line for each two of its members
        m = n % 3 + 1
        if (in[c+n] + in[c+m] == 2) { set arrow 1+n from p0[n],p1[n] to p0[m],p1[m] nohead linewidth 3 linecolor rgb blue }
        # who joins, and who leaves: the next row tells
        change = k < 4 ? in[c+3+n] - in[c+n] : 0
        what = change > 0 ? "joins" : change < 0 ? "leaves" : ""
        set label n what at p0[n],p1[n]+(change > 0 ? -0.6 : 0.55) center front
        set object 10+n circle at p0[n],p1[n] size 0.11 fillcolor rgb (in[c+n] == 1 ? "black" : "white") fillstyle solid border rgb black linewidth 1 front
        if (change != 0) { set object 20+n circle at p0[n],p1[n] size 0.24 fillstyle empty border rgb black linewidth 1.3 front }
    }
    plot '+' using (0):(0) every ::0::0 with points pointtype 1 pointsize 0.9 linewidth 1.2 linecolor rgb black, \
        '+' using (v0[k]):(v1[k]) every ::0::0 with points pointtype 4 pointsize 1.0 linewidth 1.8 linecolor rgb orange
}
unset multiplot
