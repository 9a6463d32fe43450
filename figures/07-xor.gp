# data: backprop xor
# alt: Left, the fraction solved: about four in five for two hidden units with either loss, nearly all for three, all for four; with one hidden unit and shortcuts nearly all with squared loss and all with cross-entropy. Right, epochs on a logarithmic axis: cross-entropy needs about a quarter of the epochs of squared loss everywhere.
height = 6.4
eval sprintf(terminal, width, height)
set multiplot layout 1,2 margins 0.09,0.99,0.12,0.97 spacing 0.13,0
set xrange [-0.5:3.5]; set xtics ("2--2--1" 0, "2--3--1" 1, "2--4--1" 2, "2--1--1+" 3)
set yrange [0.7:1.01]; set ytics 0.7,0.1; set ylabel "solved" offset 1
place(n) = int(n/2) + (int(n) % 2 ? 0.13 : -0.13)
squared = "($0 == 2*int($0/2) ? place($0) : NaN)"
binary = "($0 != 2*int($0/2) ? place($0) : NaN)"
plot data using @squared:($3/$4):5:6 with yerrorbars pointtype 6 pointsize 0.7 linewidth 1.4 linecolor rgb blue, \
    data using @binary:($3/$4):5:6 with yerrorbars pointtype 2 pointsize 0.7 linewidth 1.4 linecolor rgb orange
set logscale y; set yrange [100:3000]; set ytics (100, 200, 500, 1000, 2000); set ylabel "epochs" offset 1
plot data using @squared:8:7:9 with yerrorbars pointtype 6 pointsize 0.7 linewidth 1.4 linecolor rgb blue, \
    data using @binary:8:7:9 with yerrorbars pointtype 2 pointsize 0.7 linewidth 1.4 linecolor rgb orange
unset multiplot
