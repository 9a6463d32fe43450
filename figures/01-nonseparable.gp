# data: perceptron nonseparable
# alt: Two panels of the first hundred epochs; in file order the mistakes in an epoch stay near two while fifty samples are wrong at its end, in shuffled order both go up and down without end.
height = 8.6
eval sprintf(terminal, width, height)
set xrange [0:100]; set yrange [0:54]
set ytics 0,10
set multiplot layout 2,1 margins 0.12,0.80,0.12,0.97 spacing 0.1,0.08
set format x ""
set ylabel "samples" offset 0.5
set label 1 "\\shortstack[l]{file order:\\\\wrong after\\\\the epoch}" at graph 1.02,0.72 left
set label 2 "\\shortstack[l]{mistakes in\\\\the epoch}" at graph 1.02,0.12 left
plot data index 0 using 1:3 with lines linestyle 1, data index 0 using 1:2 with lines linestyle 2
set format x "%g"; set xlabel "epoch" offset 0,0.5
set label 1 "\\shortstack[l]{shuffled:\\\\wrong after\\\\the epoch}"
plot data index 2 using 1:3 with lines linestyle 1, data index 2 using 1:2 with lines linestyle 2
unset multiplot
