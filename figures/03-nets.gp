# data: xor weights
# alt: Three small networks side by side. The first two have two inputs, two hidden units and an output; the third has one hidden unit and shortcuts. Unit 0 stands above; each edge carries its weight.
height = 6.8
eval sprintf(terminal, width, height)
set lmargin 0; set rmargin 0; set tmargin 0; set bmargin 0
unset border; unset tics
r = 0.27
# place of unit i in net n: three networks, each 3.4 wide; unit 0 above
left(n) = (n - 1) * 3.55
px(n, i) = left(n) + (i == 0 ? 0.55 : i <= 2 ? 0 : n == 3 ? (i == 3 ? 1.3 : 2.6) : (i <= 4 ? 1.3 : 2.6))
py(n, i) = i == 0 ? 4.7 : i == 1 ? 2.9 : i == 2 ? 0.3 : n == 3 ? (i == 3 ? 1.6 : 1.6) : (i == 3 ? 2.9 : i == 4 ? 0.3 : 1.6)
# shortcuts of net 3 pass above and below the hidden unit
stats data using 1 nooutput
edges = int(STATS_records)
array N[edges]; array I[edges]; array J[edges]; array W[edges]
stats data using (N[int($0)+1] = $1, I[int($0)+1] = $2, J[int($0)+1] = $3, W[int($0)+1] = $4, $4) nooutput
set xrange [-0.35:10.1]; set yrange [-0.45:5.2]
do for [e = 1:edges] {
    x1 = px(N[e], J[e]); y1 = py(N[e], J[e]); x2 = px(N[e], I[e]); y2 = py(N[e], I[e])
    dx = x2 - x1; dy = y2 - y1; d = sqrt(dx**2 + dy**2)
    color = J[e] == 0 ? "#999999" : W[e] < 0 ? orange : blue
    if (W[e] < 0) { dash = 2 } else { dash = 1 }
    if (W[e] != 0) {
        set arrow from x1+r*dx/d, y1+r*dy/d to x2-r*dx/d, y2-r*dy/d size 0.13,18 filled linewidth 1.3 dashtype dash linecolor rgb color
        # where along the edge the weight stands, and on which side
        t = J[e] == 0 ? (I[e] == 3 ? (N[e] == 3 ? 0.4 : 0.55) : I[e] == 4 && N[e] < 3 ? 0.2 : 0.5) : abs(dy) > 2 ? 0.24 : N[e] == 3 && J[e] <= 2 ? 0.4 : 0.5
        o = J[e] == 0 ? (I[e] == (N[e] == 3 ? 3 : 4) ? -0.36 : 0.36) : N[e] == 3 && J[e] == 2 && I[e] == 4 ? -0.25 : 0.25
        s = o / d
        set label sprintf("\\footnotesize $%g$", W[e]) at x1+t*dx-s*dy, y1+t*dy+s*dx center
    }
}
do for [n = 1:3] {
    last = n == 3 ? 4 : 5
    do for [i = 0:last] {
        set object circle at px(n,i),py(n,i) size r fillcolor rgb (i <= 2 ? "white" : "#e8eef4") fillstyle solid border rgb black linewidth 1 front
        set label sprintf("\\footnotesize %s", sprintf("%d", i)) at px(n,i),py(n,i) center front
    }
}
set label "steps" at left(1)+1.3,-0.3 center
set label "rectifiers, linear output" at left(2)+1.3,-0.3 center
set label "steps, with shortcuts" at left(3)+1.3,-0.3 center
plot NaN
