# data: batch ranks
# alt: Speed-up of two processes against the batch, from eight to a thousand samples on a logarithmic axis. The predicted line begins far below one, crosses one, and rises towards two; the measured dots follow it.
height = 5.8
eval sprintf(terminal, width, height)
set logscale x; set xrange [7:1200]; set xtics (8, 16, 32, 64, 128, 256, 512, 1024)
set yrange [0:2.2]; set ytics 0,0.5,2
set xlabel "samples in a batch" offset 0,0.4; set ylabel "times faster than one process" offset 1
us(p, b) = system(sprintf("awk '$1 == \"step-%d-%d\" { print $5; exit }' %s", p, b, data)) + 0.0
total = system(sprintf("sed -n 's/^#= sum_us //p' %s", data)) + 0.0
array B[7] = [16, 32, 64, 128, 256, 512, 1024]
set label "predicted" at 700,1.55 right
plot 1 with lines linestyle 9, B using (B[$1]):(us(1, B[$1]) / (us(1, int(B[$1] / 2)) + total)) with lines linestyle 1, \
    B using (B[$1]):(us(1, B[$1]) / us(2, B[$1])) with points pt 7 ps 0.6 lc rgb orange
