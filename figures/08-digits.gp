# data: digits samples
# alt: Ten small images of eight by eight squares in shades of gray, the digits from zero to nine. Most can be read, some with good will.
height = 4.9
eval sprintf(terminal, width, height)
set size ratio -1
unset border; unset tics
set xrange [-0.2:46.2]; set yrange [-18.2:0.2]
shade(v) = int(255*(1-v/16.0)+0.5)*0x010101
array left[10]; array top[10]
do for [k = 0:9] { left[k+1] = (k % 5)*9.5; top[k+1] = -int(k/5)*9.7
    set object k+1 rectangle from left[k+1],top[k+1] to left[k+1]+8,top[k+1]-8 front fillstyle empty border rgb gray linewidth 0.6 }
plot data using (left[$1+1]+$3-0.5):(top[$1+1]-$2+0.5):(0.505):(0.505):(shade($4)) with boxxyerror fillstyle solid 1 noborder linecolor rgb variable
