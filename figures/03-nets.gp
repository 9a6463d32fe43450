# data: xor weights
# alt: Three small networks side by side. The first two have two inputs, two hidden units and an output; the third has one hidden unit and shortcuts. Each edge carries its weight, and each unit its number with its bias below.
height = 5.9
eval sprintf(terminal, width, height)
set lmargin 0; set rmargin 0; set tmargin 0; set bmargin 0
unset border; unset tics
set size ratio -1
r = 0.4
# place of unit i in net n; the third net has one column of hidden units less
last(n) = n == 3 ? 4 : 5
px(n, i) = (n - 1) * 3.75 + (i <= 2 ? 0 : i == last(n) ? 2.9 : 1.45)
py(n, i) = i == last(n) || n == 3 && i == 3 ? 1.75 : int(i) % 2 ? 3.5 : 0
stats data using 1 nooutput
edges = int(STATS_records)
array N[edges]; array I[edges]; array J[edges]; array W[edges]
stats data using (N[int($0)+1] = $1, I[int($0)+1] = $2, J[int($0)+1] = $3, W[int($0)+1] = $4, $4) nooutput
set xrange [-0.45:10.85]; set yrange [-1.2:4.0]
do for [e = 1:edges] {
    x1 = px(N[e], J[e]); y1 = py(N[e], J[e]); x2 = px(N[e], I[e]); y2 = py(N[e], I[e])
    dx = x2 - x1; dy = y2 - y1; d = sqrt(dx**2 + dy**2)
    if (J[e] == 0) {
        set label sprintf("\\scriptsize $%g$", W[e]) at x2,y2-0.14 center front
    } else {
        if (W[e] < 0) { dash = 2; color = orange } else { dash = 1; color = blue }
        set arrow from x1+r*dx/d, y1+r*dy/d to x2-r*dx/d, y2-r*dy/d size 0.13,18 filled linewidth 1.3 dashtype dash linecolor rgb color
        # the weight stands on its edge: in the middle, or before edges cross
        t = abs(dy) > 2 ? 0.3 : N[e] == 3 && dx > 2 ? 0.6 : 0.47
        set label sprintf("\\footnotesize\\setlength\\fboxsep{1pt}\\colorbox{white}{$%g$}", W[e]) at x1+t*dx,y1+t*dy center front
    }
}
do for [n = 1:3] {
    do for [i = 1:last(n)] {
        set object circle at px(n,i),py(n,i) size r fillcolor rgb (i <= 2 ? "white" : "#e8eef4") fillstyle solid border rgb black linewidth 1 front
        set label sprintf("\\footnotesize %d", i) at px(n,i),py(n,i)+(i <= 2 ? 0 : 0.14) center front
    }
}
set label "steps" at px(1,3),-0.95 center
set label "rectifiers, linear output" at px(2,3),-0.95 center
set label "steps, with shortcuts" at px(3,3),-0.95 center
plot NaN
