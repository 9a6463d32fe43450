# data: xor space
# data: xor weights
# data: xor truth
# alt: Four panels. In input space, left, a shaded diagonal strip between two lines holds the two filled points; in hidden space, right, the two filled points have become one, and one line separates it from the open ones.
height = 10.6
eval sprintf(terminal, width, height)
set size ratio -1
array bias[2]; array wa[2]; array wb[2]
do for [n = 1:2] {
    stats data2 using ($1==n && $2==5 && $3==0 ? $4 : NaN) nooutput; bias[n] = STATS_min
    stats data2 using ($1==n && $2==5 && $3==3 ? $4 : NaN) nooutput; wa[n] = STATS_min
    stats data2 using ($1==n && $2==5 && $3==4 ? $4 : NaN) nooutput; wb[n] = STATS_min
}
bias[2] = bias[2] - 0.5     # the rectifiers' answer is 1 above one half
border(n, x) = -(bias[n] + wa[n]*x) / wb[n]
one = "with points pointtype 7 pointsize 1.3 linecolor rgb orange"
zero = "with points pointtype 6 pointsize 1.3 linewidth 1.6 linecolor rgb black"
set multiplot layout 2,2 margins 0.09,0.97,0.09,0.99 spacing 0.14,0.10
set ytics 0,1; set xtics 0,1
do for [n = 1:2] {
    set xrange [-0.5:1.5]; set yrange [-0.5:1.5]
    set xlabel "$x_1$" offset 0,0.7; set ylabel "$x_2$" offset 2 rotate by 0
    # the strip, from its lower to its upper border, and these where they are inside
    plot data using 1:(column(2*n)):(column(2*n+1)) with filledcurves linecolor rgb '#f6d9c7' fillstyle solid 1, \
        for [c = 2*n:2*n+1] data using 1:(abs(column(c)-0.5) < 1 ? column(c) : NaN) with lines linestyle 1, \
        data3 using ($3==1 ? $1 : NaN):2 @one, data3 using ($3==0 ? $1 : NaN):2 @zero
    set xlabel "$a_3$"; set ylabel "$a_4$"
    set xrange [-0.5:n==1 ? 1.5 : 2.5]
    plot '+' using 1:(border(n, $1)):(-0.5) with filledcurves linecolor rgb '#f6d9c7' fillstyle solid 1, \
        border(n, x) with lines linestyle 1, \
        data3 using ($3==1 ? column(1+3*n) : NaN):(column(2+3*n)) @one, \
        data3 using ($3==0 ? column(1+3*n) : NaN):(column(2+3*n)) @zero
}
unset multiplot
