# data: depth factors
# alt: Four groups of four marks on a logarithmic axis, each mark on a short gray bar of the theory. Variance one over n: sigmoid at a quarter, rectifier at seven tenths, tanh and elu near one. Two over n: sigmoid a third, tanh and elu slightly above one, the rectifier at one. Variance one: sigmoid just below one, tanh at two, rectifier and elu at seven. Deviation one hundredth: the sigmoid at a fortieth, the others at a tenth or less.
height = 6.6
eval sprintf(terminal, width, height)
set logscale y; set yrange [0.015:12]; set xrange [0.4:4.9]
set ytics ("0.02" 0.02, "0.05" 0.05, "0.1" 0.1, "$\\frac14$" 0.25, "0.5" 0.5, "1" 1, "2" 2, "5" 5, "10" 10)
set xtics ("$1/n$" 1, "$2/n$" 2, "$1$" 3, "$0.0001$" 4) scale 0
set xlabel "variance of the weights, $n=100$" offset 0,0.4; set ylabel "factor of a layer" offset 1
array mark[4] = [6, 2, 5, 8]
array ink[4] = [blue, orange, green, "#CC79A7"]
array kind[4] = ["sigmoid", "tanh", "ReLU", "ELU"]
do for [f = 1:4] { set label kind[f] at 4.45,5.5/1.9**(f-1) textcolor rgb ink[f] point pointtype mark[f] pointsize 0.7 linecolor rgb ink[f] offset 0.8,0 }
place(f, k) = k + 0.14*(f - 2.5)
set arrow from 0.4,1 to 4.4,1 nohead linestyle 9 dashtype 3
plot for [f = 1:4] data every ::(4*(f-1))::(4*(f-1)+3) using (place(f, $0+1)):5:(0.055) with xerrorbars pointtype 0 linewidth 4 linecolor rgb "#bbbbbb", \
    for [f = 1:4] data every ::(4*(f-1))::(4*(f-1)+3) using (place(f, $0+1)):3 with points pointtype mark[f] pointsize 0.7 linewidth 1.5 linecolor rgb ink[f]
