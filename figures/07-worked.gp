# data: backprop worked
# alt: The four-layer network with all its numbers. In each unit stands its activity, below each hidden unit and the output its pre-activation and, in bold, its delta; on each edge the weight and, in bold, its derivative.
height = 12.6
eval sprintf(terminal, width, height)
load 'figures/net.gp'
r = 0.2
# more room between the units of a layer than in the other drawings
do for [n = 1:units] { Y[n] = 2.7*Y[n] }
top = 3.1; bend = 1.35
array S[units]; array D[units]; array G[edges]
stats data index 0 using (S[int($1)] = $5, D[int($1)] = $6, $6) nooutput
stats data index 1 using (G[int($0)+1] = $4, $4) nooutput
set xrange [0.6:4.55]; set yrange [-1.95:3.35]
do for [e = 1:edges] {
    @head
    # where along its edge a number stands, so that no two collide
    t = J[e] == 0 ? (I[e] == 3 ? 0.5 : I[e] == 4 ? 0.6 : I[e] == 5 ? 0.58 : I[e] == 6 ? 0.72 : 0.42) : skip(e) > 0 ? 0.2 : I[e] == 7 || J[e] % 2 == I[e] % 2 ? 0.46 : J[e] % 2 ? 0.3 : 0.28
    set label sprintf("\\scriptsize\\setlength\\fboxsep{0.5pt}\\colorbox{white}{$%g$\\;$\\mathbf{%.3f}$}", W[e], G[e]) at bx(e,t),by(e,t) center front
}
do for [n = 0:units] {
    @node
    set label sprintf("\\scriptsize $%s$", n == 0 ? "1" : sprintf("%.3f", A[n])) at px(n),py(n) center front
    if (n > 2) { set label sprintf("\\scriptsize $%.3f$\\;$\\mathbf{%.3f}$", S[n], D[n]) at px(n),py(n)-0.37 center front }
    set label sprintf("\\footnotesize %d", n) at px(n)+0.13,py(n)+0.3 center front
}
eval draw
