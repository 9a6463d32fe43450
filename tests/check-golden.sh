#!/bin/sh
# Are the numbers of the text those that we looked at when they were printed last?  After a deliberate
# change: make golden, and read the diff.  Whole numbers are compared exactly, others to
# 1e-6, for the last digits depend on the C library; below 1e-9 everything is rounding.
. tests/tap.sh
# the keys and values of build/numbers.tex
sed -n 's/^.bookdefine{\(.*\)}{\(.*\)}$/\1 \2/p' build/numbers.tex | sort >"$tmp/now"
sort tests/golden.tsv >"$tmp/then"
result "every number is as it was" "$(join -a1 -a2 -e missing -o 0,1.2,2.2 "$tmp/then" "$tmp/now" | awk '
    function abs(x) { return x < 0 ? -x : x }
    $2 == $3 || (abs($2 - $3) <= 1e-6 * abs($2) && $2 !~ /^-?[0-9]+$/ && $3 != "missing") { next }
    $2 != "missing" && $3 != "missing" && abs($2) < 1e-9 && abs($3) < 1e-9 { next }
    { print $1 ": was " $2 ", is " $3 "; if that is meant, say make golden" }')"
result "there are numbers to compare" "$([ -s "$tmp/now" ] || echo "build/numbers.tex has none")"
exit $failed
