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
# print EXPERIMENT FOLDER: its output, quickly, without the line that names the folder
print() {
    small=$("$digits" $1 --help | awk '{
        if ($1 == "--epochs") o = o " --epochs 2"
        if ($1 == "--starts") o = o " --starts 2"
        if ($1 == "--pilot") o = o " --pilot 1" } END { print o }')
    "$digits" $1 $small $("$digits" $1 --help | grep -q ' --data ' && echo "--data $2") 2>&1 | grep -v '^# digits'
}
result "half of the file is rubbish" "$(
    n=$(diff data/digits.csv "$tmp/data/digits.csv" | grep -c '^>')
    [ "$n" = 899 ] || echo "$n rows differ")"
for experiment in '' $("$digits" --help | awk '/^  [a-z]/ { print $1 }'); do
    print "$experiment" data >"$tmp/right"
    print "$experiment" "$tmp/data" >"$tmp/wrong"
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
