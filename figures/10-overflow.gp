# data: depth overflow
# alt: Largest pre-activation of each of nine layers, as a power of ten, in the first five steps. In the first two the powers are between zero and five. In the third they rise to eleven, in the fourth to fifty in the last layer, in the fifth to two hundred and sixty.
height = 6
eval sprintf(terminal, width, height)
set xrange [0.7:9.9]; set xtics 1,1,9; set yrange [-5:330]; set ytics 0,100
set xlabel "layer $l$" offset 0,0.4; set ylabel "largest $|s_i|$, as a power of ten" offset 1
set arrow from 0.7,308 to 9.3,308 nohead linestyle 9 dashtype 3
set label "largest number of double precision" at 0.8,320 left
set arrow from 0.7,38 to 9.3,38 nohead linestyle 9 dashtype 3
set label "of single precision" at 4.4,54 left
array mark[5] = [6, 4, 2, 8, 12]
array ink[5] = [blue, green, orange, "#CC79A7", black]
set label "step 5" at 9.25,262; set label "4" at 9.25,58; set label "3" at 9.25,17; set label "1, 2" at 9.25,-1
plot for [k = 1:5] data index k-1 using 2:3 with linespoints pointtype mark[k] pointsize 0.6 linewidth 1.2 linecolor rgb ink[k]
