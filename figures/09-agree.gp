# data: matrix agree
# alt: Relative differences between the two versions against the number of weights, on logarithmic axes, for outputs, deltas and gradients of sixty networks. Small networks lie on the line marked zero. From about a hundred weights on most dots lie between ten to the minus sixteen and ten to the minus fifteen, near the machine's precision, and hardly rise; a few wider networks are at zero, too; the bound of ten to the minus thirteen is far above.
height = 6.8
eval sprintf(terminal, width, height)
set logscale xy; set format x "$10^{%T}$"
set xrange [4:4e4]; set yrange [2e-18:5e-13]
set ytics ("zero" 5e-18, "$10^{-17}$" 1e-17, "$10^{-16}$" 1e-16, "$10^{-15}$" 1e-15, "$10^{-14}$" 1e-14, "$10^{-13}$" 1e-13)
set xlabel "weights $W$" offset 0,0.4; set ylabel "largest relative difference" offset 1
zero(d) = d > 0 ? d : 5e-18
set label "bound" at 5,1.6e-13
set label "$2^{-52}$" at 5,3.6e-16
# the three kinds, in the corner that is empty
array kind[3] = ["outputs", "deltas", "gradients"]
array ink[3] = [blue, orange, green]
array mark[3] = [6, 2, 5]
do for [k = 1:3] {
    set label kind[k] at 9,7e-14/2.6**k textcolor rgb ink[k] point pointtype mark[k] pointsize 0.6 linecolor rgb ink[k] offset 0.8,0
}
plot 1e-13 with lines linestyle 9, 2**(-52.0) with lines linestyle 9, \
    for [k = 1:3] data using 6:(zero(column(6+k))) with points pointtype mark[k] pointsize (k == 3 ? 0.35 : 0.6) linewidth 1.2 linecolor rgb ink[k]
