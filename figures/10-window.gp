# alt: Two panels over the pre-activation from minus twenty to twenty. Both have the slope of the sigmoid, a narrow hump of height one quarter around zero. Left, a narrow density of pre-activations lies wholly under the hump. Right, a wide one lies mostly where the slope is zero.
height = 4.6
eval sprintf(terminal, width, height)
set multiplot layout 1,2 margins 0.09,0.99,0.2,0.9 spacing 0.06,0
set samples 400
slope(s) = exp(-abs(s))/(1 + exp(-abs(s)))**2
bell(s, sd) = exp(-(s/sd)**2/2)/(sd*sqrt(2*pi))
set xrange [-20:20]; set xtics -20,10; set yrange [0:0.45]; set ytics 0,0.25
set ytics ("0" 0, "$\\frac14$" 0.25)
set xlabel "$s$" offset 0,0.5
set label 1 "$\\gamma=2$" at graph 0.5,1.04 center
set label 2 "$\\sigma'(s)$" at -4,0.2 right textcolor rgb blue; set label 3 "the sums" at 2,0.36 left textcolor rgb orange
plot bell(x, 1.02) with filledcurves y1=0 linecolor rgb orange, bell(x, 1.02) with lines linestyle 2, slope(x) with lines linestyle 1
set label 1 "$\\gamma=10$" at graph 0.5,1.04 center
set label 2 at -4,0.2; set label 3 "the sums" at 6.5,0.09
plot bell(x, 6.7) with filledcurves y1=0 linecolor rgb orange, bell(x, 6.7) with lines linestyle 2, slope(x) with lines linestyle 1
unset multiplot
