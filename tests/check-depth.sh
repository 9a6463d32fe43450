#!/bin/sh
# Chapters 10 and 11: as many factors as the text counts; for networks without bends the theory is known; bad input.
. tests/tap.sh
bin=${BIN:-build/bin}
$bin/depth --layers 10 >"$tmp/demo"
result "ten hidden layers: eleven deltas, ten factors, whose product is the quotient of first and last" "$(
    awk '!/^#/ { rows++; d[rows] = $2; if ($3 != "-") { factors++; product = (factors == 1 ? 1 : product) * $3 } }
        END { if (rows != 11 || factors != 10) print rows " deltas, " factors " factors"
            quotient = product / (d[11] / d[1]); if (quotient < 0.99 || quotient > 1.01) print "the product is " product }' "$tmp/demo")"
$bin/depth slopes --activation identity --gains 0.5,1,2 --layers 20 --width 50 --networks 40 >"$tmp/slopes"
# the mean of the logarithms is less than the logarithm of the mean, by 1/(2n) for each factor, as theorem 10.2 says
result "without bends the factor is gamma, less the correction for the width" "$(
    awk '/^# gamma/ { found = 1; next } found && !/^#/ { n++
        theory = log($1) / log(10); exact = theory - 1 / (2 * 50 * log(10))
        if ($4 - theory > 1e-4 || theory - $4 > 1e-4) print "predicted " $4 ", not " theory
        off = ($2 - exact) / $3; if (off > 4 || off < -4) print "measured " $2 ", not " exact }
        END { if (n != 3) print n + 0 " rows" }' "$tmp/slopes")"
# refuse MESSAGE OPTION...: status 1 with the message
program=depth
refuse() {
    message=$1; shift
    $bin/$program "$@" >"$tmp/out" 2>&1
    result "refused: $program $*" "$([ $? = 1 ] && grep -q "$message" "$tmp/out" || cat "$tmp/out")"
}
refuse 'activation: there is no softmax for hidden units' --activation softmax
refuse 'activation: there is no relus for hidden units' slopes --activation relus
refuse 'gains: 0 is not positive' slopes --gains 1,0
refuse 'gains: -2 is not positive' deep --gains -2
refuse 'etas: 0 is not positive' deep --etas 0,0.1
refuse 'gains' quarter --gains one
refuse 'digits.csv: No such file' noise --data nowhere
program=rectifiers
refuse 'etas: -1 is not positive' dying --etas 0.1,-1
refuse 'etas' race --etas fast
refuse 'digits.csv: No such file' means --data nowhere
exit $failed
