# data: forward layout
# alt: The network of the figure before, with its activities written into the units. Most edges are solid, for positive weights; three are dashed, for negative ones, and thick where the weight is two.
height = 5.8
eval sprintf(terminal, width, height)
load 'figures/net.gp'
# the same length on both axes, so that arrows end on circles
set xrange [0.5:4.5]; set yrange [-0.74:-0.74+4*height/width]
do for [n = 1:units] { Y[n] = 0.74*Y[n] }
top = 1.06; bend = 0.42
head = head.' fixed'     # all heads of one size
do for [e = 1:edges] { @head }
do for [n = 0:units] {
    @node
    set label sprintf("\\footnotesize $%s$", n == 0 ? "1" : sprintf("%.2f", A[n])) at px(n),py(n) center front
    set label sprintf("\\footnotesize %d", n) at px(n)-(n == 0 ? 0.29 : 0),py(n)-(n == 0 ? 0 : 0.28) center front
}
eval draw
