# alt: Left, twelve gray pictures for four values of g and one, four and sixteen hidden layers. With g one half all are plain, the deep ones one even gray; with g two they are wavy and more so with more layers; with g four the deepest looks like noise. Right, wildness against g: for one layer hardly rising, for sixteen layers steeply from g one on.
height = 5.5
eval sprintf(terminal, width, height)
array hidden[3] = [1, 4, 16]
set multiplot
set palette gray; unset colorbox; set cbrange [0:255]
unset border; unset tics
set xrange [-0.5:47.5]; set yrange [47.5:-0.5]
side = 1.6
do for [k = 0:11] {
    c = k % 4; r = k / 4; left = 0.55 + 1.68*c; top = 0.5 + 1.68*r
    set lmargin at screen left/width; set rmargin at screen (left+side)/width
    set tmargin at screen 1-top/height; set bmargin at screen 1-(top+side)/height
    unset label
    if (r == 0) { set label sprintf("$g=%g$", 0.5*2**c) at graph 0.5,1.17 center }
    if (c == 0) { set label sprintf("%d", hidden[r+1]) at graph -0.12,0.5 right }
    plot data index k matrix with image
}
unset label
set border 3
set lmargin at screen 8.75/width; set rmargin at screen 0.985
set tmargin at screen 1-0.5/height; set bmargin at screen 1.05/height
set xrange [0.43:4.7]; set yrange [0.03:1.2]; set logscale xy
set xtics nomirror out (0.5, 1, 2, 4); set ytics nomirror out (0.03, 0.1, 0.3, 1)
set xlabel "$g$" offset 0,0.5; set ylabel "wildness" offset 1.2
set label "16" at 2.3,0.62 right; set label "4" at 2.7,0.17 right; set label "1" at 4.4,0.045 right
plot for [k = 0:2] data index (12+k) using ($2*(1+0.03*(k-1))):4:3:5 with yerrorbars linestyle (k+1) dashtype 1 linewidth 1.2 pointtype (k == 0 ? 6 : k == 1 ? 4 : 8) pointsize 0.5
unset multiplot
