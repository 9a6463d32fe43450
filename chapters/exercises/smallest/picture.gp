# alt: Pairs of bars over the number of hidden units. Without hidden units 104 tables, in both cases; with one, none without shortcuts and all the other 152 with shortcuts; with two 150 and with three 2 without shortcuts, and none is left with them.
height = 4.4
eval sprintf(terminal, width, height)
set lmargin 8
set xrange [-0.6:3.6]; set xtics 0,1 scale 0; set xlabel "hidden units" offset 0,0.3
set yrange [0:215]; set ytics 0,50; set ylabel "tables" offset 1
set boxwidth 0.32
set label "without shortcuts" at 1.68,203 left
set label "with shortcuts" at 1.32,203 right
plot data index 0 using ($1-0.18):2 with boxes fillstyle solid 0.2 border fillcolor rgb blue linewidth 1, \
    data index 0 using ($1+0.18):3 with boxes fillstyle solid 0.75 border fillcolor rgb orange linewidth 1, \
    data index 0 using ($1-0.18):2:2 with labels offset 0,0.6, data index 0 using ($1+0.18):3:3 with labels offset 0,0.6
