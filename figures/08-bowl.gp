# data: digits bowl
# alt: Two panels with the level curves of a bowl, which are ellipses three times as wide as high. Left, without momentum: small steps fall quickly to the long axis and then creep along it; larger ones jump from side to side and come closer; still larger ones jump farther with every step. Right, with momentum: small steps swing in wide curves around the middle and arrive; with the rate that was too large on the left the path jumps from side to side and arrives, too.
height = 6.6
eval sprintf(terminal, width, height)
set multiplot layout 1,2 margins 0.09,0.99,0.14,0.98 spacing 0.08,0
set size ratio -1
set xrange [-1.1:1.15]; set yrange [-1.45:1.45]; set xtics -1,1; set ytics -1,1
set xlabel "$u_1$" offset 0,0.5
set samples 200; set trange [0:2*pi]
level(n) = 0.02*2.6**n
last = 14
do for [side = 0:1] {
    if (side == 0) { set ylabel "$u_2$" offset 1.5 } else { unset ylabel }
    set label 1 (side ? "with momentum" : "without") at graph 0.03,0.96
    plot for [n = 0:6] '+' using (sqrt(2*level(n))*cos(2*pi*($1+1.1)/2.25)):(sqrt(2*level(n)/10)*sin(2*pi*($1+1.1)/2.25)) with lines linestyle 9 linewidth 0.6, \
        data index 3*side every ::0::(side ? 60 : 40) using 4:5 with linespoints linestyle 1 pointtype 7 pointsize 0.3 linewidth 1, \
        data index (side ? 4 : 1) every ::0::last using 4:5 with linespoints linestyle 2 pointsize 0.6 linewidth 1, \
        data index 2 every ::0::3 using (side ? NaN : $4):5 with linespoints linestyle 3 pointtype 4 pointsize 0.6 linewidth 1, \
        '+' every ::0::0 using (1):(1) with points pointtype 6 pointsize 0.9 linewidth 1.5 linecolor rgb black
}
unset multiplot
