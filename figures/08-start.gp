# data: digits start
# alt: Training loss against the scale of the starting weights, both on logarithmic axes. At scale zero the loss stays at 2.3. From a hundredth to three it is about the same, below a tenth. At ten it is several times as large, at a hundred larger than at zero.
height = 5.6
eval sprintf(terminal, width, height)
set logscale xy
set xrange [0.002:250]; set yrange [0.01:8]
set xtics ("$0$" 0.004, "0.01" 0.01, "0.1" 0.1, "1" 1, "10" 10, "100" 100)
set ytics ("0.01" 0.01, "0.1" 0.1, "1" 1)
set xlabel "scale of the start" offset 0,0.4; set ylabel "training loss" offset 1
set label "$\\ln10$" at 1,3 center
plot log(10) linestyle 9, \
    data using ($1 > 0 ? $1 : 0.004):3:5:6 with yerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb blue, \
    data using ($1 > 0 ? $1 : NaN):3 with lines linestyle 1 linewidth 1
