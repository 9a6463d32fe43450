# data: digits final
# alt: A table of ten rows, the digits that were meant, and ten columns, the answers. Nearly all of the 899 stand on the diagonal. Of the others most are ones that were taken for nines, and threes that were taken for eights or fives.
width = 8.6; height = 7.6
eval sprintf(terminal, width, height)
set size ratio -1
set border 0; set tics scale 0
set xrange [-0.5:9.5]; set yrange [9.5:-0.5]
set xtics 0,1 offset 0,0.4; set ytics 0,1 offset 0.6
set xlabel "answer" offset 0,0.8; set ylabel "truth" offset 1
shade(i, k, n) = i == k ? 0xffffff : (255 - (n > 6 ? 6 : int(n))*24)*0x010101
set object 1 rectangle from -0.5,-0.5 to 9.5,9.5 front fillstyle empty border rgb gray linewidth 0.8
plot data index 2 using 2:1:(0.5):(0.5):(shade($1,$2,$3)) with boxxyerror fillstyle solid 1 noborder linecolor rgb variable, \
    data index 2 using 2:1:($3 > 0 ? sprintf($1 == $2 ? "\\\\textcolor[gray]{0.45}{%d}" : "\\\\textbf{%d}", $3) : "") with labels
