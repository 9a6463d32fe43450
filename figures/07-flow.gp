# alt: Two panels. Left, forward: units j1, j2 and j3 with their activities, and an arrow with a weight from each of them to unit i, which gets the sum and makes an activity of it. Right, backward: the deltas of units i1, i2 and i3 go back along edges of the same kind to unit j, which gets the sum, and multiplies it by its slope.
height = 5.6
eval sprintf(terminal, width, height)
unset border; unset tics
set lmargin 0; set rmargin 0; set tmargin 0; set bmargin 0
set xrange [0:width]; set yrange [0:height]     # centimeters
r = 0.42
circle = "set object circle at px,py size r fillcolor rgb fill fillstyle solid border rgb black linewidth 1 front"
array row[3] = [4.3, 2.85, 1.4]
# forward: from the left to the right; backward: from the right to the left
px = 4.1; py = row[2]; fill = "#e8eef4"; @circle
set label "$i$" at px,py center front
set label "$a_i$" at px+0.58,py left
px = 7.3; @circle
set label "$j$" at px,py center front
set label "$\\delta_j$" at px-0.58,py right
do for [k = 1:3] {
    py = row[k]; dy = row[2] - py; d = sqrt(2.8**2 + dy**2)
    px = 1.3; fill = "white"; @circle
    set label sprintf("\\footnotesize $j_%d$", k) at px,py center front
    set label sprintf("$a_{j_%d}$", k) at px-0.58,py right
    set arrow from px+r*2.8/d,py+r*dy/d to px+2.8-r*2.8/d,row[2]-r*dy/d size 0.22,18 filled linewidth 1.4 linecolor rgb blue
    set label sprintf("\\footnotesize $w_{ij_%d}$", k) at px+1.3,py+0.46*dy+(k == 3 ? -0.4 : k == 2 ? 0.26 : 0.4) center
    px = 10.1; fill = "#e8eef4"; @circle
    set label sprintf("\\footnotesize $i_%d$", k) at px,py center front
    set label sprintf("$\\delta_{i_%d}$", k) at px+0.58,py left
    set arrow from px-r*2.8/d,py+r*dy/d to px-2.8+r*2.8/d,row[2]-r*dy/d size 0.22,18 filled linewidth 1.4 linecolor rgb orange
    set label sprintf("\\footnotesize $w_{i_%dj}$", k) at px-1.3,py+0.46*dy+(k == 3 ? -0.45 : k == 2 ? 0.26 : 0.45) center
}
set label "$s_i=\\sum_jw_{ij}\\,a_j,\\quad a_i=f_i(s_i)$" at 2.7,0.35 center
set label "$\\delta_j=f_j'(s_j)\\,\\sum_i\\delta_i\\,w_{ij}$" at 8.7,0.35 center
set label "forward" at 2.7,5.3 center
set label "backward" at 8.7,5.3 center
set arrow from 5.7,0.1 to 5.7,5.5 nohead linewidth 0.6 linecolor rgb gray
plot NaN
