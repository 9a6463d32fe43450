# data: backprop worked
# alt: The four-layer network with all its numbers: unit 0 above on the left, with a line along the top from which biases come down. In each unit stands its activity, beside each hidden unit and the output its pre-activation s and, in bold, its delta; on each edge the weight and, in bold, its derivative.
height = 11
eval sprintf(terminal, width, height)
load 'figures/net.gp'
set xrange [0:width]; set yrange [0:height]     # centimeters
# layers lean to the left, so that biases come straight down
array placex[7] = [0.8, 0.8, 4.35, 3.4, 7.65, 6.7, 10.35]
array placey[7] = [5.9, 1.55, 5.9, 1.55, 5.9, 1.55, 3.7]
px(n) = n == 0 ? 0.8 : placex[n]
py(n) = n == 0 ? 10.35 : placey[n]
r = 0.55
array S[units]; array D[units]; array G[edges]
stats data index 0 using (S[int($1)] = $5, D[int($1)] = $6, $6) nooutput
stats data index 1 using (G[int($0)+1] = $4, $4) nooutput
# an edge begins on the border of a unit, or on the line of unit 0
fx(e) = J[e] == 0 ? px(I[e]) : px(J[e])
fy(e) = J[e] == 0 ? py(0) : py(J[e])
long(e) = sqrt((px(I[e])-fx(e))**2 + (py(I[e])-fy(e))**2)
lx(e, d) = fx(e) + (px(I[e])-fx(e)) * d / long(e)
ly(e, d) = fy(e) + (py(I[e])-fy(e)) * d / long(e)
# the shortcut is a curve of third order above all units, from (x1,y1) on
x1 = px(1)+0.33; y1 = py(1)+0.44; x4 = px(7)+0.27; y4 = py(7)+0.48
third(a, b, c, d, t) = (1-t)**3*a + 3*(1-t)**2*t*b + 3*(1-t)*t**2*c + t**3*d
sx(t) = third(x1, 2.1, 12.0, x4, t)
sy(t) = third(y1, 8.8, 9.4, y4, t)
number = "\\scriptsize\\setlength\\fboxsep{0.8pt}\\colorbox{white}{$%g$\\;$\\mathbf{%.3f}$}"
set arrow from px(0)+r,py(0) to px(7),py(0) nohead linewidth 0.8 linecolor rgb 0x999999
do for [e = 1:edges] {
    end = long(e) - r
    thick = 0.6 + 0.7*abs(W[e])
    dash = W[e] < 0 ? 2 : 1
    if (skip(e) > 0 && J[e] > 0) {
        set arrow from sx(0.96),sy(0.96) to x4,y4 size 0.22,18 filled linewidth 1 linecolor rgb color(e)
        set label sprintf(number, W[e], G[e]) at sx(0.38),sy(0.38) center front
    } else {
        set arrow from lx(e,J[e] ? r : 0),ly(e,J[e] ? r : 0) to lx(e,end-0.2),ly(e,end-0.2) nohead linewidth thick dashtype dash linecolor rgb color(e)
        set arrow from lx(e,end-0.25),ly(e,end-0.25) to lx(e,end),ly(e,end) size 0.22,18 filled linewidth 1 linecolor rgb color(e)
        # where along its edge a number stands, so that no two collide
        at = J[e] == 0 ? (I[e] % 2 ? 1.45 : 0.75) : I[e] == 7 ? 0.5*long(e) : I[e] % 2 == J[e] % 2 ? (r+end)/2 - (I[e] % 2 ? 0.1 : 0) : 0.27*long(e)
        set label sprintf(number, W[e], G[e]) at lx(e,at),ly(e,at) center front
    }
}
do for [n = 0:units] {
    @node
    set label sprintf("\\scriptsize $%s$", n == 0 ? "1" : sprintf(n > 2 ? "%.3f" : "%g", A[n])) at px(n),py(n) center front
    # the number of a unit, and s and delta: above it or below
    up = n == 3 || n == 5 ? 1 : -1
    set label sprintf("\\footnotesize %d", n) at px(n)+(n == 7 ? 0.58 : -0.5),py(n)+(n == 7 ? 0.45 : n == 0 ? -0.58 : n == 1 || up > 0 ? 0.5 : -0.5) center front
    if (n > 2) {
        set label sprintf("\\scriptsize $s=%.3f$", S[n]) at px(n)+(up > 0 ? 0.12 : -0.3),py(n)+(up > 0 ? 1.12 : -0.85) left front
        set label sprintf("\\scriptsize $\\delta=\\mathbf{%.3f}$", D[n]) at px(n)+(up > 0 ? 0.12 : -0.3),py(n)+(up > 0 ? 0.76 : -1.21) left front
    }
}
plot '+' using (sx($0/61)):(sy($0/61)) with lines linewidth 0.95 linecolor rgb 0x0072B2
