# data: batch rules
# alt: Epochs against the power of two of the rate, three valleys. That of AdamW lies farthest left and is widest, its lowest point at about four epochs; momentum's is narrower, hardly higher; that of plain steps lies farthest right, with its lowest point next to a cliff.
height = 6
eval sprintf(terminal, width, height)
set xrange [-12.3:0.3]; set yrange [0:64]
set xtics ("$2^{-12}$" -12, "$2^{-10}$" -10, "$2^{-8}$" -8, "$2^{-6}$" -6, "$2^{-4}$" -4, "$2^{-2}$" -2, "$1$" 0)
set xlabel "learning rate $\\eta$" offset 0,0.4; set ylabel "epochs" offset 1
set label "AdamW" at -10.2,44 left; set label "momentum" at -8.1,47 left; set label "plain" at -4.9,44 left
plot data index 0 using 2:3:4 with yerrorlines linestyle 1, data index 1 using 2:3:4 with yerrorlines linestyle 2, \
    data index 2 using 2:3:4 with yerrorlines linestyle 3
