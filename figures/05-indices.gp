# data: forward layout
# alt: A network of four layers drawn from left to right: inputs 1 and 2, hidden units 3 and 4, hidden units 5 and 6, output 7. Unit 0 stands above. Below, the layers are named, and lines mark the ranges of inputs, hidden units and outputs. A shortcut runs from 1 to 7.
height = 7.6
eval sprintf(terminal, width, height)
load 'figures/net.gp'
# the same length on both axes, so that arrows end on circles
set xrange [0.5:4.5]; set yrange [-1.32:-1.32+4*height/width]
do for [n = 1:units] { Y[n] = 0.72*Y[n] }
top = 1.12; bend = 0.5
head = head.' fixed'     # all heads of one size
do for [e = 1:edges] { @head }
do for [n = 0:units] { @node; set label sprintf("\\footnotesize %d", n) at px(n),py(n) center front }
do for [n = 1:4] { set label sprintf("$\\mathcal L_%d$", n) at n,-0.72 center }
array from[3] = [1, 2, 4]; array to[3] = [1, 3, 4]
array words[3] = ["inputs $1,\\dots,D$", "hidden $D{+}1,\\dots,Q{-}K$", "outputs $Q{-}K{+}1,\\dots,Q$"]
do for [n = 1:3] {
    set arrow from from[n]-0.3,-0.92 to to[n]+0.3,-0.92 nohead linewidth 1
    set label words[n] at (from[n]+to[n])/2.0,-1.1 center
}
# the names of three edges, each beside its edge
do for [e = 1:edges] {
    t = J[e] == 0 && I[e] == 7 ? 0.5 : J[e] == 1 && I[e] == 7 ? 0.1 : J[e] == 1 && I[e] == 3 ? 0.45 : 0
    if (t > 0) { set label sprintf("\\footnotesize $w_{%d%d}$", I[e], J[e]) at bx(e,t),by(e,t) center offset first 0,0.1 }
}
eval draw
