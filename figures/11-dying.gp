# data: rectifiers dying
# alt: Percentage of dead units against the learning rate for three hidden layers of rectifiers. Below a rate of three hundredths less than a tenth is dead; at five hundredths a quarter of the first layer; from a tenth on nearly all units of all layers.
height = 6
eval sprintf(terminal, width, height)
set logscale x; set xrange [0.0025:0.25]; set xtics (0.003, 0.01, 0.03, 0.1, 0.2); set yrange [0:105]; set ytics 0,25
set xlabel "learning rate $\\eta$" offset 0,0.4; set ylabel "dead units, percent" offset 1
array ink[3] = [blue, orange, green]
array mark[3] = [6, 2, 5]
do for [l = 1:3] { set label sprintf("layer %d", l) at 0.0035,92-11*l textcolor rgb ink[l] point pointtype mark[l] pointsize 0.7 linecolor rgb ink[l] offset 0.8,0 }
plot for [l = 1:3] data using (strcol(1) eq "relu" ? $2 : NaN):3+l with points pointtype mark[l] pointsize 0.7 linewidth 1.5 linecolor rgb ink[l], \
    for [l = 1:3] data every 2 using 2:3+l with lines linewidth 1 linecolor rgb ink[l]
