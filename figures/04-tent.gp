# data: approximate tent
# alt: Four panels with zigzag lines between zero and one: one tent, two tents, four tents, eight tents; a thin level line at one half is crossed twice by each tent.
height = 8.4
eval sprintf(terminal, width, height)
array k[4] = [1, 2, 3, 4]
set xrange [0:1]; set yrange [0:1.02]; set xtics 0,0.5; set ytics 0,0.5
set multiplot layout 2,2 margins 0.07,0.98,0.08,0.92 spacing 0.09,0.20
do for [n = 1:4] {
    set label 1 sprintf("$T^{%d}$: %d units, %d crossings of $\\frac12$", k[n], 2*k[n], 2**k[n]) at graph 0.5,1.17 center
    plot 0.5 with lines linestyle 9, data index 1 using 1:(column(1+k[n])) with lines linestyle 1
}
unset multiplot
