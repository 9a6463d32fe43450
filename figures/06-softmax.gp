# data: loss hand
# alt: Three small bar charts for three outputs. The pre-activations two, one and zero fall like a staircase; their exponentials fall by the factor e each time, seven point four, two point seven, one; divided by their sum they are probabilities of the same shape, with the sum one.
height = 4.8
eval sprintf(terminal, width, height)
array high[3]
do for [n = 1:3] { stats data using (column(n+1)) nooutput; high[n] = STATS_max }
set multiplot layout 1,3 margins 0.02,0.99,0.22,0.87 spacing 0.06,0
set border 1; unset ytics
set style fill solid 0.35 border
set boxwidth 0.6
set xrange [0.4:3.6]; set xtics 1,1 scale 0
set xlabel "output $k$" offset 0,0.3
array head[3] = ["$s_k$", "$e^{s_k}$", "$a_k=e^{s_k}\\big/\\sum_le^{s_l}$"]
array form[3] = ["$%g$", "$%.2f$", "$%.3f$"]
do for [n = 1:3] {
    set yrange [0:1.2*high[n]]
    set label 1 head[n] at graph 0.5,1.1 center
    plot data using 1:(column(n+1)) with boxes linecolor rgb blue linewidth 1, \
        data using 1:(column(n+1)+0.09*high[n]):(sprintf("\\\\footnotesize ".form[n], column(n+1))) with labels
}
unset multiplot
