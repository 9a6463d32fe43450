# alt: Two squares of four points. In each the two filled corners are joined by a diagonal, and so are the two open ones; the diagonals cross at a marked point in the middle.
height = 4.6
eval sprintf(terminal, width, height)
set xrange [-0.35:1.35]; set yrange [-0.35:1.35]
set size ratio 1
set xtics 0,1; set ytics 0,1
set xlabel "$x_1$" offset 0,0.6; set ylabel "$x_2$" offset 1.5 rotate by 0
set multiplot layout 1,2 margins 0.1,0.95,0.18,0.97 spacing 0.12
set arrow 1 from 0,0 to 1,1 nohead linewidth 1 linecolor rgb gray front
set arrow 2 from 1,0 to 0,1 nohead linewidth 1 linecolor rgb gray front
filled = "with points pointtype 7 pointsize 1.3 linecolor rgb orange"
open = "with points pointtype 6 pointsize 1.3 linewidth 1.5 linecolor rgb black"
middle = "with points pointtype 4 pointsize 0.9 linewidth 1.5 linecolor rgb blue"
$odd << EOD
1 0
0 1
EOD
$even << EOD
0 0
1 1
EOD
$mid << EOD
0.5 0.5
EOD
plot $odd @filled, $even @open, $mid @middle
plot $even @filled, $odd @open, $mid @middle
unset multiplot
