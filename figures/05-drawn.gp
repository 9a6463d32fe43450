# data: forward layout
# alt: The network of the figure before, with its activities written into the units. Most edges are solid, for positive weights; three are dashed, for negative ones, and thick where the weight is two.
height = 5.6
eval sprintf(terminal, width, height)
load 'figures/net.gp'
r = 0.24
set xrange [0.5:4.5]; set yrange [-1.0:2.1]
do for [e = 1:edges] { @head }
do for [n = 0:units] {
    @node
    set label sprintf("\\footnotesize $%s$", n == 0 ? "1" : sprintf("%.2f", A[n])) at px(n),py(n) center front
    if (n > 0) { set label sprintf("\\footnotesize %d", n) at px(n)-0.25,py(n)-0.38 center front } else { set label "\\footnotesize 0" at px(0)-0.3,py(0) center front }
}
eval draw
