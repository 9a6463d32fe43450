# What all figures share.  Labels are LaTeX; colors are those of Okabe and Ito, always
# together with a dash or a point type, so that a gray copy says the same.
width = 11.4; height = 6.4
set output out
set macros
terminal = "set terminal cairolatex pdf input color blacktext dashed transparent size %gcm,%gcm linewidth 1 rounded"
eval sprintf(terminal, width, height)
set border 3 linewidth 0.8 linecolor rgb "#444444"
set tics nomirror out scale 0.6
set key off
set style line 1 linecolor rgb "#0072B2" linewidth 1.6 dashtype 1 pointtype 6 pointsize 0.5
set style line 2 linecolor rgb "#D55E00" linewidth 1.6 dashtype 2 pointtype 2 pointsize 0.5
set style line 3 linecolor rgb "#009E73" linewidth 1.6 dashtype 4 pointtype 5 pointsize 0.5
set style line 4 linecolor rgb "#CC79A7" linewidth 1.6 dashtype 5 pointtype 8 pointsize 0.5
set style line 9 linecolor rgb "#888888" linewidth 1.0 dashtype 1
set style fill solid 0.15 noborder
blue = "#0072B2"; orange = "#D55E00"; green = "#009E73"; gray = "#888888"; black = "#000000"
