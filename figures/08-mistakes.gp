# data: digits final
# alt: Twelve small images of digits, each with the digit that was meant, an arrow and the wrong answer. Most are ones with a serif that were taken for nines; some are fours, threes and sixes that a person may misread, too.
height = 6.5
eval sprintf(terminal, width, height)
set size ratio -1
unset border; unset tics
set xrange [-0.2:56.2]; set yrange [-22.9:2.6]
shade(v) = int(255*(1-v/16.0)+0.5)*0x010101
array left[12]; array top[12]
do for [k = 0:11] { left[k+1] = (k % 6)*9.6; top[k+1] = -int(k/6)*12.8 }
place(k) = sprintf("$%d\\\\to%d$", column(3), column(4))
plot data index 4 using (left[$1]+$3-0.5):(top[$1]-$2+0.5):(0.505):(0.505):(shade($4)) with boxxyerror fillstyle solid 1 noborder linecolor rgb variable, \
    data index 3 using (left[$1]+4):(top[$1]-4):(4):(4) with boxxyerror fillstyle empty linecolor rgb gray linewidth 0.6, \
    data index 3 using (left[$1]+4):(top[$1]+1.4):(place(0)) with labels
