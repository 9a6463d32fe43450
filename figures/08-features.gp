# data: digits features
# alt: Thirty-two small images of eight by eight squares, the weights into the hidden units: white is negative, black positive, gray zero. Neighboring pixels often have weights of the same sign; the left and the right edge are gray, as nothing is learned there. None looks like a digit; some have a stroke or an edge.
height = 6.4
eval sprintf(terminal, width, height)
stats data using (abs($4)) nooutput
most = 0.75*STATS_max
set size ratio -1
unset border; unset tics
set xrange [-0.2:74.2]; set yrange [-35.8:0.2]
level(w) = w > most ? 1 : w < -most ? -1 : w/most
shade(w) = int(127.5*(1-level(w))+0.5)*0x010101
left(i) = ((int(i) - 65) % 8)*9.5
top(i) = -int((i - 65)/8)*9.2
do for [i = 65:96] { set object i rectangle from left(i),top(i) to left(i)+8,top(i)-8 front fillstyle empty border rgb gray linewidth 0.6 }
plot data using (left($1)+$3-0.5):(top($1)-$2+0.5):(0.505):(0.505):(shade($4)) with boxxyerror fillstyle solid 1 noborder linecolor rgb variable
