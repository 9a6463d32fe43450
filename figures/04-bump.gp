# data: approximate bump
# alt: Above three panels with two dashed sigmoids and their difference, a bump that gets sharper from left to right; below a wave and a staircase of eight steps that follows it.
height = 9.8
eval sprintf(terminal, width, height)
set xrange [0:1]
set multiplot
# the sigmoids step where they are one half
stats data index 0 using ($3==0.5 ? $2 : NaN) nooutput; t = STATS_min
stats data index 0 using ($4==0.5 ? $2 : NaN) nooutput; t2 = STATS_min
set xtics ("$0$" 0, "$t$" t, "$t'$" t2, "$1$" 1); set ytics 0,1; set yrange [-0.1:1.15]
do for [n = 1:3] {
    set lmargin at screen 0.07 + (n-1)*0.315; set rmargin at screen 0.07 + (n-1)*0.315 + 0.27
    set tmargin at screen 0.95; set bmargin at screen 0.62
    beta = n == 1 ? 20 : n == 2 ? 50 : 200
    set label 1 sprintf("$\\beta=%d$", beta) at graph 0.5,1.06 center
    if (n > 1) { set format y "" }
    plot data index 0 using 2:($1==beta ? $3-$4 : NaN) with lines linewidth 4 linecolor rgb "#56B4E9", \
        for [c = 3:4] data index 0 using 2:($1==beta ? column(c) : NaN) with lines linewidth 1.6 dashtype (5,4) linecolor rgb black
}
unset label 1; set format y "$%g$"
set lmargin at screen 0.07; set rmargin at screen 0.97; set tmargin at screen 0.5; set bmargin at screen 0.1
set yrange [-1.15:1.15]; set ytics -1,1; set xtics auto; set xtics 0,0.25; set xlabel "$x$" offset 0,0.6
plot data index 1 using 1:2 with lines linewidth 3 linecolor rgb "#bbbbbb", data index 1 using 1:3 with lines linestyle 1
unset multiplot
