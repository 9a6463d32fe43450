#!/bin/sh
# Who reads the test part of the digits?  With rubbish in the second half of the file the experiment
# "final" prints something else, and all others the same to the last byte.
. tests/tap.sh
digits=${BIN:-build/bin}/digits
mkdir "$tmp/data"
# the labels turned round by one, the pixels upside down
awk -F, -v OFS=, 'NR == FNR { all = NR - 1; next }
    FNR - 1 > int(all / 2) { for (j = 1; j < NF; j++) $j = 16 - $j; $NF = ($NF + 1) % 10 }
    { print }' data/digits.csv data/digits.csv >"$tmp/data/digits.csv"
# options EXPERIMENT: few epochs and starts, as far as it has them; the demonstration has no name
options() {
    "$digits" --help | awk -v name="$1" -v folder="$2" '
        /^Without/ { on = name == "" } /^  [a-z]/ { on = $1 == name }
        on && $1 == "--epochs" { print "--epochs 2" } on && $1 == "--starts" { print "--starts 2" }
        on && $1 == "--pilot" { print "--pilot 1" } on && $1 == "--data" { print "--data " folder }'
}
# print EXPERIMENT FOLDER: its output, quickly, without the line that names the folder; an error is told apart
print() {
    "$digits" $1 $(options "$1" "$2") 2>&1 || echo "status $? with $2"
}
result "half of the file is rubbish" "$(
    n=$(diff data/digits.csv "$tmp/data/digits.csv" | grep -c '^>')
    [ "$n" = 899 ] || echo "$n rows differ")"
for experiment in '' $("$digits" --help | awk '/^  [a-z]/ { print $1 }'); do
    print "$experiment" data | grep -v '^# digits' >"$tmp/right"
    print "$experiment" "$tmp/data" | grep -v '^# digits' >"$tmp/wrong"
    if [ "$experiment" = final ]; then
        result "final reads the test part" "$(! cmp -s "$tmp/right" "$tmp/wrong" || echo "it prints the same without it")"
        # what is chosen, the first block, is chosen before
        for which in right wrong; do sed '/^$/,$d' "$tmp/$which" >"$tmp/$which.chosen"; done
        result "final chooses without the test part" "$([ -s "$tmp/right.chosen" ] || echo "no choices"
            diff "$tmp/right.chosen" "$tmp/wrong.chosen" | head -n 4)"
    else
        result "digits ${experiment:-demo} does not read the test part" "$([ -s "$tmp/right" ] || echo "it prints nothing"
            diff "$tmp/right" "$tmp/wrong" | head -n 4)"
    fi
done
exit $failed
