# data: batch roofline
# alt: Speed against intensity on logarithmic axes. Two slanted lines, the cache's above the memory's, end at the horizontal line of the peak. The square of the index version lies lowest, at the left, the triangle of the matrices four times higher, and the ten dots of batches rise along the slope of the memory and bend towards the peak, which they approach at the right.
height = 6.4
eval sprintf(terminal, width, height)
set logscale xy; set xrange [0.1:400]; set yrange [1:400]
set xlabel "operations for a byte of weights" offset 0,0.4; set ylabel "billion operations a second" offset 1
set format "$%g$"
keyed(key) = system(sprintf("sed -n 's/^#= %s //p' %s", key, data)) + 0.0
peak = keyed("peak"); cache = keyed("cache"); memory = keyed("memory")
roof(b, x) = b * x < peak ? b * x : peak
set label "peak" at 0.12,peak*1.25 left; set label "cache" at 0.35,cache*0.35*1.5 right
set label "memory" at 0.9,memory*0.9*0.62 left
set label "index" at 0.21,1.55 left; set label "matrices" at 0.2,5.2 left
set label "batches" at 6,62 left
plot roof(cache, x) with lines linestyle 9, roof(memory, x) with lines linestyle 9 dt 2, \
    data using (strcol(1)[1:5] eq "batch" ? $3 : NaN):4 with points pt 7 ps 0.55 lc rgb blue, \
    data using (strcol(1)[1:5] eq "index" ? $3 : NaN):4 with points pt 5 ps 0.7 lc rgb orange, \
    data using (strcol(1)[1:6] eq "matrix" ? $3 : NaN):4 with points pt 9 ps 0.8 lc rgb green
