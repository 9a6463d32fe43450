#!/bin/sh
# Little memory: a program gives the right answer, or status 1 and "out of memory"; what it could not
# read is never taken for the end of a file.
. tests/tap.sh
bin=${BIN:-build/bin}
sizes='4000 6000 8000 12000 16000 24000 32000 48000 64000 80000 96000 128000 192000 256000 400000'   # kB
# within KB COMMAND...: with so much memory, libraries included
within() { (ulimit -v "$1"; shift; exec "$@") >"$tmp/out" 2>"$tmp/err"; }
# little NAME COMMAND...: with all sizes
little() {
    name=$1; shift
    "$@" >"$tmp/right" 2>"$tmp/err" || { result "$name" "it fails with all memory: $(cat "$tmp/err")"; return; }
    result "$name" "$(
        right=0 none=0
        for size in $sizes; do
            within "$size" "$1" --version || continue       # not even that
            within "$size" "$@"
            status=$?
            if [ $status = 0 ]; then
                right=$((right + 1))
                cmp -s "$tmp/out" "$tmp/right" || echo "$size kB: status 0, but another answer: $(grep -v '^#' "$tmp/out" | tail -n 1)"
            elif [ $status = 1 ] && grep -q 'out of memory' "$tmp/err"; then
                none=$((none + 1))
                grep -v '^#' "$tmp/out" | head -n 1 | sed "s/^/$size kB: printed as data: /"
            else
                echo "$size kB: status $status: $(head -n 2 "$tmp/err")"
            fi
        done
        [ $right -gt 0 ] && [ $none -gt 0 ] || echo "$right right answers, $none times out of memory: both should happen")"
}
# long TEXT: so many times, and what follows is on the same line
long() { awk -v text="$1" 'BEGIN { for (n = 0; n < 23; n++) text = text text; printf "%s", text }'; }

(cat tangled/xor.net; printf 'unit 4'; long ' '; printf 'sigmoid\n') >"$tmp/blanks.net"
(cat tangled/xor.net; printf '# '; long '#'; printf '\nunit 4 sigmoid\n') >"$tmp/comment.net"
(cat tangled/xor.net; printf 'unit 4 sigmoid # '; long '#') >"$tmp/last.net"
for file in blanks comment last; do
    little "a network whose long line is: $file" "$bin/forward" --net "$tmp/$file.net" --input 1,0
    result "that line counts: $file" "$(grep -q '^4 0.5 0.6' "$tmp/right" || echo "unit 4 is no sigmoid: $(tail -n 1 "$tmp/right")")"
done
# a plan and a network of their own size, many words in a line
awk 'BEGIN { n = 600; print "layer", n; print "layer", n, "tanh"; print "full 1 2"
    for (i = 1; i <= n; i++) { for (j = 1; j <= n; j++) printf "%d.5 ", (i * j) % 7 - 3; print "" } }' >"$tmp/wide.net"
little 'a network with many connections' "$bin/forward" --net "$tmp/wide.net" --input "$(awk 'BEGIN { for (i = 1; i <= 600; i++) printf "1 " }')"
mkdir "$tmp/note" "$tmp/rows" "$tmp/zero"
long n >"$tmp/long"
awk 'NR == 1 { print $0 ",note"; next } { printf "%s,n", $0; fflush() }
    NR == 60 { system("cat " long) } { print "" }' long="$tmp/long" data/iris.csv >"$tmp/note/iris.csv"
little 'data with a long line' "$bin/perceptron" iris --data "$tmp/note"
result 'all rows count: with a long line' "$("$bin/perceptron" iris | grep -v '^# ' | diff - "$tmp/right" | grep '^<')"
awk 'NR == 1 { print; next } { row[NR] = $0 } END { for (k = 0; k < 800; k++) for (n = 2; n <= NR; n++) print row[n] }' data/iris.csv >"$tmp/rows/iris.csv"
little 'data with many rows' "$bin/perceptron" iris --epochs 1 --data "$tmp/rows"
# a line without an end
ln -s /dev/zero "$tmp/zero/iris.csv"
zero() {
    name=$1; shift
    result "$name" "$(
        within 16000 timeout 10 "$@"
        status=$?
        [ $status = 1 ] && grep -q 'zero\(/iris.csv\)\?:1: a zero byte: this is no text file' "$tmp/err" || echo "status $status: $(cat "$tmp/err")")"
}
zero 'zeros for a network' "$bin/forward" --net /dev/zero
zero 'zeros for data' "$bin/perceptron" iris --data "$tmp/zero"
exit $failed
