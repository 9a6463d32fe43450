#!/bin/sh
# check-pdf.sh [LOG PDF]: what LaTeX complained about, and what a reader would stumble over.
. tests/tap.sh
log=${1:-build/student/book.log} pdf=${2:-book.pdf}
result "no reference or citation is undefined" "$(grep -hE "Warning: (Reference|Citation|Label).*(undefined|multiply)" "$log")"
result "no glyph is missing" "$(grep -h '^Missing character' "$log")"
result "no line is more than 5 pt too wide" "$(
    grep -A1 '^Overfull .hbox' "$log" | sed 's/^Overfull .hbox (\([0-9]*\)\.\([0-9]*\)pt/\1 &/' | awk '/^[0-9]+ Over/ && $1 >= 5')"
pdftotext -layout "$pdf" "$tmp/text"
result "there is a log, and a PDF with text" "$([ -s "$log" ] && [ -s "$tmp/text" ] || echo "$log or $pdf is missing or empty")"
result "no page begins with a closing brace" "$(awk 'BEGIN { RS = "\f" } { n = split($0, line, "\n")
    for (k = i = 0; ++i <= n && k < 2; ) if (line[i] ~ /[^ ]/ && ++k == 2 && line[i] ~ /^ *[}]/) print "page " NR ": " line[i] }' "$tmp/text")"
result "no chunk is 'never defined', no '??' is left" "$(grep -nE 'never defined|\?\?' "$tmp/text")"
# the page of book.pdf.in: inner margin and width of the text block in points
pdftotext -bbox "$pdf" "$tmp/boxes" 2>/dev/null
result "no word leaves the text block, none is printed on another" "$(
    inner=$(sed -n 's/.*inner=\([0-9]*\)pt.*/\1/p' book.pdf.in) block=$(sed -n 's/.*textwidth=\([0-9]*\)pt.*/\1/p' book.pdf.in)
    awk -v share=0.3 -v inner="$inner" -v block="$block" -f tests/boxes.awk "$tmp/boxes" | head -n 20)"
result "fonts are embedded" "$(pdffonts "$pdf" | awk 'NR > 2 && $(NF - 4) != "yes"')"
exit $failed
