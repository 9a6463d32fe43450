# alt: Two rows of columns and rectangles. Above, from left to right: a tall column a of layer l minus one, an arrow to the wide rectangle W of layer l, which has as few rows as the next columns and as many columns as the first column is tall; plus the short column b; an arrow to the short column s, and one with the letter f to the short column a of layer l. Below, from right to left: the short column delta of layer l, an arrow to the tall rectangle W transposed, times the tall column of slopes, and an arrow to the tall column delta of layer l minus one.
height = 7.2
eval sprintf(terminal, width, height)
unset border; unset tics
set lmargin 0; set rmargin 0; set tmargin 0; set bmargin 0
set xrange [0:width]; set yrange [0:height]     # centimeters
u = 0.36; above = 5.6; below = 1.75
# a rectangle of so many rows and columns around (x, y), with its name above and its shape below
box = "set object rectangle at x,y size columns*u,rows*u fillcolor rgb fill fillstyle solid border rgb black linewidth 1; \
    do for [k = 1:rows-1] { set arrow from x-columns*u/2.0,y+(k-rows/2.0)*u to x+columns*u/2.0,y+(k-rows/2.0)*u nohead linewidth 0.4 linecolor rgb gray front }; \
    do for [k = 1:columns-1] { set arrow from x+(k-columns/2.0)*u,y-rows*u/2.0 to x+(k-columns/2.0)*u,y+rows*u/2.0 nohead linewidth 0.4 linecolor rgb gray front }; \
    set label name at x,y+rows*u/2.0+0.32 center; set label '\\scriptsize '.shape at x,y-rows*u/2.0-0.28 center"
step = "set arrow from x,y to to,y size 0.22,18 filled linewidth 1.4 linecolor rgb ink"
n = "$n_l$"; m = "$n_{l-1}$"
# forward
y = above; ink = blue
rows = 5; columns = 1; fill = "white"; x = 0.6; name = "$a^{[l-1]}$"; shape = m; @box
rows = 3; columns = 5; fill = "#e8eef4"; x = 3.1; name = "$W^{[l]}$"; shape = n."${}\\times{}$".m; @box
columns = 1; fill = "white"; x = 5.2; name = "$b^{[l]}$"; shape = n; @box
x = 7.6; name = "$s^{[l]}$"; @box
x = 10.6; name = "$a^{[l]}$"; @box
x = 1.1; to = 2.0; @step
set label "$+$" at 4.5,y center
x = 5.7; to = 7.1; @step
x = 8.1; to = 10.1; @step
set label "$f$" at 9.1,y+0.3 center
# backward
y = below; ink = orange
rows = 3; columns = 1; x = 10.6; name = "$\\delta^{[l]}$"; shape = n; @box
rows = 5; columns = 3; fill = "#e8eef4"; x = 7.6; name = "$W^{[l]\\mathsf T}$"; shape = m."${}\\times{}$".n; @box
name = "$f'(s^{[l-1]})$"
columns = 1; fill = "white"; x = 4.4; shape = m; @box
x = 0.6; name = "$\\delta^{[l-1]}$"; @box
x = 10.1; to = 8.3; @step
x = 6.9; to = 4.9; @step
set label "$\\circ$" at 5.9,y+0.3 center
x = 3.9; to = 1.1; @step
set arrow from 0,3.45 to width,3.45 nohead linewidth 0.6 linecolor rgb gray
plot NaN
