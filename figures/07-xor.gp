# data: backprop xor
# alt: Left, the fraction solved, each loss at its own best rate: about five in six for two hidden units, nearly all for three, all or nearly all for four and for one hidden unit with shortcuts, with either loss. Right, epochs: the medians of the two losses are about equal for each network.
height = 6.4
eval sprintf(terminal, width, height)
set multiplot layout 1,2 margins 0.11,0.99,0.12,0.97 spacing 0.13,0
set xrange [-0.5:3.5]; set xtics ("2--2--1" 0, "2--3--1" 1, "2--4--1" 2, "2--1--1+" 3)
set yrange [0.7:1.01]; set ytics 0.7,0.1; set ylabel "solved" offset 1
place(n) = int(n/2) + (int(n) % 2 ? 0.13 : -0.13)
squared = "($0 == 2*int($0/2) ? place($0) : NaN)"
binary = "($0 != 2*int($0/2) ? place($0) : NaN)"
plot data using @squared:($4/$5):6:7 with yerrorbars pointtype 6 pointsize 0.7 linewidth 1.4 linecolor rgb blue, \
    data using @binary:($4/$5):6:7 with yerrorbars pointtype 2 pointsize 0.7 linewidth 1.4 linecolor rgb orange
set xrange [-0.9:3.5]; set yrange [0:320]; set ytics 0,100; set ylabel "epochs" offset 1
eta(n) = system(sprintf("awk '!/^#/ && NF && n++ == %d { print $3 }' %s", n, data))
do for [k = 0:3] { set label sprintf("\\scriptsize $%s%s,%s$", k ? "" : "\\eta=", eta(2*k), eta(2*k+1)) at k,20 center }
plot data using @squared:9:8:10 with yerrorbars pointtype 6 pointsize 0.7 linewidth 1.4 linecolor rgb blue, \
    data using @binary:9:8:10 with yerrorbars pointtype 2 pointsize 0.7 linewidth 1.4 linecolor rgb orange
unset multiplot
