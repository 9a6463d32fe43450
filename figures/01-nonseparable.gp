# data: perceptron nonseparable
# alt: Two panels of the first hundred epochs; in file order the mistakes in an epoch stay near two while fifty samples are wrong at its end, in shuffled order both go up and down without end.
height = 8.6
eval sprintf(terminal, width, height)
set xrange [0:100]; set yrange [0:54]
set ytics 0,10
set style line 1 linecolor rgb "#56B4E9" linewidth 2
set style line 2 linecolor rgb black linewidth 2 dashtype (6,4)
set multiplot layout 2,1 margins 0.10,0.97,0.12,0.95 spacing 0.1,0.11
set format x ""
set ylabel "samples" offset 0.5
set label 3 "in the order of the file" at graph 0.01,1.07
set label 1 "\\shortstack[l]{wrong after\\\\the epoch}" at 31,46 left
set label 2 "mistakes in the epoch" at 8,6.5 left
plot data index 0 using 1:3 with lines linestyle 1, data index 0 using 1:2 with lines linestyle 2
set format x "%g"; set xlabel "epoch" offset 0,0.5
set label 3 "shuffled"
set label 1 "wrong after the epoch" at 26.5,47.5 left
set label 2 at 53,36.5 center
# to a dashed peak with no solid line above it
set arrow 1 from 53,33 to 53,15.8 nohead linewidth 0.7
plot data index 2 using 1:3 with lines linestyle 1, data index 2 using 1:2 with lines linestyle 2
unset multiplot
