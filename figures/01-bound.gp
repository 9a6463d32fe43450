# data: perceptron bound
# alt: Mistakes against the bound on logarithmic axes; orthonormal samples lie on the diagonal, random sets below it, farther below as the bound grows.
height = 7.4
eval sprintf(terminal, width, height)
set logscale xy
set xrange [0.8:2e5]; set yrange [0.8:2e5]
set format xy "$10^{%T}$"
set xlabel "bound $(R/\\gamma)^2$"; set ylabel "mistakes"
set label "mistakes $=$ bound" at 1.2e4,2.6e4 right rotate by 33 offset 0,0.3
set label "orthonormal samples" at 1.3,170 left
set label "random sets" at 3e3,3e2 left
plot x with lines linestyle 9, \
    data index 0 using 2:3 with points pointtype 6 pointsize 0.5 linewidth 1 linecolor rgb blue, \
    data index 1 using 2:3 with points pointtype 5 pointsize 0.5 linecolor rgb orange
