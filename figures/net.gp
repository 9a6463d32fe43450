# How networks are drawn: layers from left to right, unit 0 above.  Reads the table of "forward
# layout" from data; px, py: places; @node draws node n, @head the
# head of edge e from J[e] to I[e], and @draw, at the end, all edges.
set lmargin 0; set rmargin 0; set tmargin 0; set bmargin 0
unset border; unset tics
r = 0.2
stats data index 0 using 1 nooutput
units = int(STATS_max)
array X[units]; array Y[units]; array A[units]
stats data index 0 using (X[int($1)] = int($2), Y[int($1)] = $3, A[int($1)] = $4, $4) nooutput
stats data index 1 using 1 nooutput
edges = int(STATS_records)
array I[edges]; array J[edges]; array W[edges]
stats data index 1 using (I[int($0)+1] = int($1), J[int($0)+1] = int($2), W[int($0)+1] = $3, $3) nooutput
stats data index 0 using 3 nooutput
top = STATS_max + 1.1
px(n) = n == 0 ? 1.5 : X[n]
py(n) = n == 0 ? top : Y[n]
layers = X[units]
node = "set object circle at px(n),py(n) size r fillcolor rgb (n == 0 || X[n] == 1 ? 'white' : '#e8eef4') fillstyle solid border rgb black linewidth 1 front"
# an edge is a curve from the border of one circle to that of the other, bent upward when it skips a layer
bend = 0.75
skip(e) = X[I[e]] - (J[e] == 0 ? 2 : X[J[e]] + 1)
cx(e) = (px(J[e]) + px(I[e])) / 2.0
cy(e) = (py(J[e]) + py(I[e])) / 2.0 + (J[e] == 0 ? 0.35 : bend) * skip(e)
away(x1, y1, x2, y2) = r / sqrt((x2-x1)**2 + (y2-y1)**2)
ax(e) = px(J[e]) + away(px(J[e]),py(J[e]),cx(e),cy(e)) * (cx(e) - px(J[e]))
ay(e) = py(J[e]) + away(px(J[e]),py(J[e]),cx(e),cy(e)) * (cy(e) - py(J[e]))
zx(e) = px(I[e]) + away(px(I[e]),py(I[e]),cx(e),cy(e)) * (cx(e) - px(I[e]))
zy(e) = py(I[e]) + away(px(I[e]),py(I[e]),cx(e),cy(e)) * (cy(e) - py(I[e]))
bx(e, t) = (1-t)**2 * ax(e) + 2*t*(1-t) * cx(e) + t**2 * zx(e)
by(e, t) = (1-t)**2 * ay(e) + 2*t*(1-t) * cy(e) + t**2 * zy(e)
color(e) = J[e] == 0 ? 0x999999 : W[e] < 0 ? 0xD55E00 : 0x0072B2
head = "set arrow from bx(e,0.9),by(e,0.9) to bx(e,1),by(e,1) size 0.09,18 filled linewidth 1 linecolor rgb color(e)"
set samples 60     # so that t = $0/63 ends inside of the head
line = "with lines linewidth (0.6+0.7*abs(W[e])) linecolor rgb color(e)"
draw = "plot for [e = 1:edges] '+' using (W[e] < 0 ? NaN : bx(e,$0/63)):(by(e,$0/63)) ".line." dashtype 1, for [e = 1:edges] '+' using (W[e] < 0 ? bx(e,$0/63) : NaN):(by(e,$0/63)) ".line." dashtype 2"
