# alt: A square of dots, sections of all chapters in order along both axes. Most dots lie left of the diagonal: sections refer to earlier ones, chapters 5 to 7 and 10 most.
height = 11.4
eval sprintf(terminal, width, height)
stats data index 1 using 2 nooutput
last = STATS_max + 0.5
set size square
set xlabel "chapter of the section that is needed" offset 0,-0.6
set ylabel "chapter of the section that refers to it" offset -1
unset xtics; unset ytics
# where chapters begin, and their numbers
before = 0
do for [c = 1:13] {
    stats data index 1 every ::c-1::c-1 using 2 nooutput
    set arrow from before+0.5, 0.5 to before+0.5, last nohead linecolor rgb "#cccccc" linewidth 0.6 dashtype 1 back
    set arrow from 0.5, before+0.5 to last, before+0.5 nohead linecolor rgb "#cccccc" linewidth 0.6 dashtype 1 back
    set label sprintf("%d", c) at (before+STATS_max+1)/2.0, last+2.2 center
    set label sprintf("%d", c) at -0.8, (before+STATS_max+1)/2.0 right
    before = STATS_max
}
set xrange [0.5:last]; set yrange [last:0.5]
plot [0.5:last] x with lines linestyle 9, data index 0 using 2:1 with points pointtype 7 pointsize 0.34 linecolor rgb blue
