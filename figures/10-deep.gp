# data: depth deep
# alt: Training loss against gamma on a logarithmic axis. Circles, sigmoid: at the logarithm of ten for one half, one and two, then down to three tenths at eight, and up again. Crosses, tanh: lowest at one, below a tenth, up to the logarithm of ten from four on. Two vertical thin lines mark where theory has the factor one: near one and a bit for tanh, near ten for the sigmoid.
height = 6.2
eval sprintf(terminal, width, height)
set logscale x; set xrange [0.4:20]; set xtics (0.5, 1, 2, 4, 8, 16); set yrange [0:2.8]; set ytics 0,1
set xlabel "$\\gamma$" offset 0,0.4; set ylabel "training loss after 15 epochs" offset 1
set arrow from 0.4,log(10) to 20,log(10) nohead linestyle 9 dashtype 3
set label "$\\ln10$" at 18,2.42 right
set label "tanh" at 1.1,0.25 left textcolor rgb orange; set label "sigmoid" at 9.5,0.25 left textcolor rgb blue
plot data index 0 using 2:4:5 with yerrorbars pointtype 6 pointsize 0.7 linewidth 1.5 linecolor rgb blue, \
    data index 0 using 2:4 with lines linestyle 1, \
    data index 1 using 2:4:5 with yerrorbars pointtype 2 pointsize 0.7 linewidth 1.5 linecolor rgb orange, \
    data index 1 using 2:4 with lines linestyle 2
