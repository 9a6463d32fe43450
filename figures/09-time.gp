# data: matrix time
# alt: Microseconds of a step against the width, from eight to five hundred and twelve, on logarithmic axes. The crosses of the matrices lie below the circles of the indices, little at width eight and four to five times at two hundred and fifty-six. From a hundred units on both rise about as the thin line does, four times for twice the width; below they rise more slowly.
height = 6.2
eval sprintf(terminal, width, height)
set logscale xy; set xrange [6.5:900]; set yrange [0.35:3000]
set xtics (8, 16, 32, 64, 128, 256, 512); set format y "$%g$"
set ytics 10
set xlabel "width $n$" offset 0,0.4; set ylabel "microseconds a step" offset 1
set label "indices" at 220,500 right
set label "matrices" at 300,30 left
set label "$5n^2$" at 880,120 right
# the height of the thin line is chosen
plot 5*x**2*1.5e-4 with lines linestyle 9, \
    data using ($1 == $2 ? $1 : NaN):($5*1e3) with points pointtype 6 pointsize 0.7 linewidth 1.5 linecolor rgb blue, \
    data using ($1 == $2 ? $1 : NaN):($6*1e3) with points pointtype 2 pointsize 0.7 linewidth 1.5 linecolor rgb orange
