# alt: Two panels from minus four to four. Left: the rectifier, zero and then the diagonal; softplus, a smooth curve above it, and ELU, which bends to minus one on the left. Right, their slopes: a step, a sigmoid, and for ELU an exponential that reaches one at zero.
height = 5.6
eval sprintf(terminal, width, height)
set multiplot layout 1,2 margins 0.08,0.99,0.16,0.9 spacing 0.09,0
set samples 401; set xrange [-4:4]; set xtics -4,2; set xlabel "$s$" offset 0,0.4
relu(s) = s > 0 ? s : 0
elu(s) = s > 0 ? s : exp(s) - 1
softplus(s) = (s > 0 ? s : 0) + log(1 + exp(-abs(s)))
step(s) = s > 0 ? 1 : 0
sigmoid(s) = 1/(1 + exp(-s))
eslope(s) = s > 0 ? 1 : exp(s)
set yrange [-1.3:4.2]; set ytics -1,1
set label 1 "$f(s)$" at graph 0.5,1.05 center
set label 2 "softplus" at 0.2,1.55 right textcolor rgb orange; set label 3 "ELU" at -2.6,-0.55 right textcolor rgb green; set label 4 "ReLU" at 2.6,1.9 left textcolor rgb blue
plot softplus(x) with lines linestyle 2, elu(x) with lines linestyle 3, relu(x) with lines linestyle 1
set yrange [-0.05:1.15]; set ytics 0,0.5
set label 1 "$f'(s)$"
set label 2 at 2.1,0.8; set label 2 "softplus" left; set label 3 at -1.5,0.42; set label 3 "ELU" right; set label 4 "ReLU" at 0.3,0.2 left
plot sigmoid(x) with lines linestyle 2, eslope(x) with lines linestyle 3, step(x) with lines linestyle 1
unset multiplot
