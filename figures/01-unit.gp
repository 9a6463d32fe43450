# alt: Three inputs and a constant one at the left, each with an edge that carries its weight, meet in a circle marked s; an arrow leads through a step to the output.
height = 5.8
eval sprintf(terminal, width, height)
unset border; unset tics
set lmargin 0; set rmargin 0; set tmargin 0; set bmargin 0
set xrange [-1.1:7.0]; set yrange [-0.1:4.0]
set size ratio -1
r = 0.3
array y[4] = [3.6, 2.5, 1.4, 0.3]
array x[4] = ["$x_0=1$", "$x_1$", "$x_2$", "$x_3$"]
array w[4] = ["$w_0=b$", "$w_1$", "$w_2$", "$w_3$"]
cx = 3.4; cy = 1.95; R = 0.42
do for [i = 1:4] {
    set object circle at 0,y[i] size r fillcolor rgb "white" fillstyle solid border rgb black linewidth 1
    set label x[i] at -0.42,y[i] right
    dx = cx; dy = cy - y[i]; d = sqrt(dx**2 + dy**2)
    set arrow from r*dx/d, y[i]+r*dy/d to cx-R*dx/d, cy-R*dy/d size 0.14,18 filled linewidth 1
    set label w[i] at 0.36*dx - 0.27*dy/d, y[i] + 0.36*dy + 0.27*dx/d center
}
set object circle at cx,cy size R fillcolor rgb "#e8eef4" fillstyle solid border rgb black linewidth 1
set label "$s$" at cx,cy center front
set arrow from cx+R,cy to 4.65,cy nohead linewidth 1
set object rectangle from 4.65,cy-0.45 to 5.75,cy+0.45 fillcolor rgb "white" fillstyle solid border rgb black linewidth 1
set arrow from 4.85,cy-0.25 to 5.2,cy-0.25 nohead linewidth 2.5 linecolor rgb blue
set arrow from 5.2,cy-0.25 to 5.2,cy+0.25 nohead linewidth 0.8 dashtype 3 linecolor rgb blue
set arrow from 5.2,cy+0.25 to 5.55,cy+0.25 nohead linewidth 2.5 linecolor rgb blue
set arrow from 5.75,cy to 6.5,cy size 0.14,18 filled linewidth 1
set label "$\\hat y$" at 6.62,cy left
set label "$s=\\sum_{j=0}^3 w_jx_j$" at cx,cy-0.75 center
set label "$s>0$?" at 5.2,cy-0.72 center
plot NaN
