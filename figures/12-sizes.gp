# data: batch sizes
# alt: Microseconds for a sample against the batch on logarithmic axes. The largest network falls from more than two hundred to about twenty-four, the middle one from twelve to less than three, the smallest from a half to less than two tenths; the two smaller ones are flat from about sixteen on, the largest from about a hundred.
height = 6
eval sprintf(terminal, width, height)
set logscale xy; set xrange [0.8:2600]; set yrange [0.1:400]
set xtics (1, 4, 16, 64, 256); set format y "$%g$"
set xlabel "samples in a batch" offset 0,0.4; set ylabel "microseconds a sample" offset 1
net(n) = n == 0 ? "64-32-10" : n == 1 ? "784-100-10" : "784-512-512-10"
is(k, s) = s[1:strstrt(s, ":")-1] eq net(k)
set label "64--32--10" at 600,0.18 left; set label "784--100--10" at 600,2.7 left
set label "784--512--512--10" at 600,23 left; 
plot for [k=0:2] data using (is(k, strcol(1)) ? $2 : NaN):3 with linespoints linestyle (k + 1)
