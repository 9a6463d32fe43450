#!/bin/sh
# Does each summary fit on a page, and does each sheet have what it should?
. tests/tap.sh
unset MAKEFLAGS MAKELEVEL MFLAGS
numbers=$(ls chapters/[01]*.nw | sed 's|.*/||; s/-.*//' | grep -v 00)
quiet "the sheets are made" make -s $(for c in $numbers; do echo "build/summary-$c.pdf"; done) build/sheet-07.pdf build/answers-07.pdf
for c in $numbers; do
    result "the summary of chapter $c is a page" "$(pdfinfo "build/summary-$c.pdf" | grep '^Pages' | grep -v ' 1$'
        pdftotext -layout "build/summary-$c.pdf" - | grep -q 'To check yourself' || echo "it has no questions")"
done
pdftotext -layout build/sheet-07.pdf "$tmp/sheet"
pdftotext -layout build/answers-07.pdf "$tmp/answers"
title=$(sed -n 's/^.exercise{all-zero}.*{\(.*\)}$/\1/p' chapters/07-*.nw)
result "a sheet has exercises, and no answers" "$(grep -q "$title" "$tmp/sheet" || echo "no $title"; grep -n 'Answer' "$tmp/sheet")"
result "the other has answers and solutions" "$(grep -q 'Answer' "$tmp/answers" || echo 'no answers'; grep -q 'exercise send: every unit' "$tmp/answers" || echo 'no solutions')"
exit $failed
