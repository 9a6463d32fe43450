# boxes.awk -v inner=PT -v block=PT: reads pdftotext -bbox of a book; prints words that leave the
# text block and words that are printed on top of each other.  Braces of formulas are made of pieces.
function attr(name,    s) { s = $0; sub(".*" name "=\"", "", s); sub(/".*/, "", s); return s + 0 }
function min(a, b) { return a < b ? a : b }
function max(a, b) { return a > b ? a : b }
/<page / { page++; right = page % 2 ? inner + block : attr("width") - inner; n = 0 }
/<word / {
    s = $0; sub(/^[^>]*>/, "", s); sub(/<.*/, "", s)
    if (s !~ /[A-Za-z0-9]/ || length(s) < 2) next
    word[++n] = s; x0[n] = attr("xMin"); x1[n] = attr("xMax"); y0[n] = attr("yMin"); y1[n] = attr("yMax")
    if (x1[n] > right + 5) printf "page %d: '%s' leaves the text block by %.1f pt\n", page, s, x1[n] - right
    for (k = n - 1; k > 0 && k > n - 80; k--) {
        w = min(x1[n], x1[k]) - max(x0[n], x0[k]); h = min(y1[n], y1[k]) - max(y0[n], y0[k])
        if (w > 2 && h > share * min(y1[n] - y0[n], y1[k] - y0[k]))
            printf "page %d: '%s' is printed on '%s'\n", page, s, word[k]
    }
}
