#!/bin/sh
# Is each line of code in the PDF, in order, with every character and its indentation, so that
# a copy of it is the program?  mutool extracts what a viewer copies.
. tests/tap.sh
pdf=${1:-book.pdf}
mutool draw -q -F txt -o "$tmp/pdf" "$pdf" 2>"$tmp/err"
result "mutool extracts the text" "$([ -s "$tmp/pdf" ] || cat "$tmp/err")"
[ -s "$tmp/pdf" ] || exit 1
result "code copied from the PDF is the code of the chapters" "$(
    awk '
    # a chunk name as the page shows it: no brackets, no ligatures, no address of a definition
    function shown(s) {
        gsub(/ﬁ/, "fi", s); gsub(/ﬂ/, "fl", s); gsub(/ﬀ/, "ff", s); gsub(/ﬃ/, "ffi", s); gsub(/ﬄ/, "ffl", s)
        return s
    }
    FILENAME == ARGV[1] {
        line[++n] = $0
        if ($0 ~ /⟩\+?≡/) { h = shown($0); sub(/ [0-9]+[a-z]*⟩\+?≡.*/, "", h); sub(/.*⟨/, "", h); head[n] = h }
        next
    }
    FNR == 1 { code = 0 }
    /^<<.*>>=$/ {
        name = substr($0, 3, length($0) - 5); gsub(/\[\[|\]\]/, "", name)
        start = at
        for (at++; at <= n && head[at] != name; at++) ;
        if (at > n) { print FILENAME ":" FNR ": the PDF does not show chunk <<" name ">> here"; at = start; code = 0 }
        else code = 1
        next
    }
    /^@( |$)/ { code = 0 }
    code && NF {
        want = $0; gsub(/@<</, "<<", want); gsub(/@>>/, ">>", want)
        ref = match(want, /<<[^<>]*(>[^<>]+)*>>/) && index($0, "@<<") == 0
        if (ref) { gsub(/<</, "⟨", want); gsub(/>>/, "⟩", want); gsub(/\[\[|\]\]/, "", want) }
        from = at
        for (at++; at <= n && at <= from + 80; at++) {
            got = line[at]
            if (ref) { got = shown(got); gsub(/ [0-9]+[a-z]*⟩/, "⟩", got) }
            if (got == want) break
        }
        if (at > n || at > from + 80) { print FILENAME ":" FNR ": not so in the PDF: " $0; at = from }
    }' "$tmp/pdf" $(for c in chapters/[0-9A-Z]*.nw; do echo "$c"; n=${c##*/}; for e in $(sed -n 's/^.exercise{\([a-z0-9-]*\)}.*/\1/p' "$c"); do ls "chapters/exercises/$e/stub.nw"; done 2>/dev/null
        ls "chapters/workshop/$n" 2>/dev/null; done) | head -n 20)"
exit $failed
