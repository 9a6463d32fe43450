# data: forward layout
# alt: A network of four layers drawn from left to right: inputs 1 and 2, hidden units 3 and 4, hidden units 5 and 6, output 7. Unit 0 stands above. Below, the layers are named, and lines mark the ranges of inputs, hidden units and outputs. A shortcut runs from 1 to 7.
height = 7.2
eval sprintf(terminal, width, height)
load 'figures/net.gp'
set xrange [0.5:4.5]; set yrange [-2.0:2.1]
do for [e = 1:edges] { @head }
do for [n = 0:units] { @node; set label sprintf("\\footnotesize %d", n) at px(n),py(n) center front }
do for [n = 1:4] { set label sprintf("$\\mathcal L_%d$", n) at n,-1.05 center }
array from[3] = [1, 2, 4]; array to[3] = [1, 3, 4]
array words[3] = ["inputs $1,\\dots,D$", "hidden $D{+}1,\\dots,Q{-}K$", "outputs $Q{-}K{+}1,\\dots,Q$"]
do for [n = 1:3] {
    set arrow from from[n]-0.3,-1.4 to to[n]+0.3,-1.4 nohead linewidth 1
    set label words[n] at (from[n]+to[n])/2.0,-1.7 center
}
set label "\\footnotesize $w_{31}$" at 1.45,0.64 center
set label "\\footnotesize $w_{71}$" at 2.52,1.02 center
set label "\\footnotesize $w_{70}$" at 3.3,1.62 center
eval draw
