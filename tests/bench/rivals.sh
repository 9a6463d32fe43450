#!/bin/sh
# rivals.sh: the table of train.sh with a row for each work, and a column for each contestant
set -eu
tests/bench/train.sh >build/bench/train.tsv
cat build/bench/train.tsv >&2
awk -F '\t' '
    BEGIN { print "# batch rivals" }
    /^#/ { print; next }
    $1 == "work" { next }
    { sub(/:.*/, "", $1) }
    !($1 in batch) { work[++n] = $1; batch[$1] = $2 }
    { ratio[$1, $3] = $3 == "ours" ? $4 : $5; if ($3 != "fann") batch[$1] = $2 }
    END {
        print "# work batch ours pytorch scikit fann sgemm"
        for (i = 1; i <= n; i++) {
            w = work[i]
            printf "%s %s %s %s %s %s %s\n", w, batch[w], ratio[w, "ours"], value(w, "torch"), value(w, "sklearn"),
                value(w, "fann"), value(w, "sgemm")
        }
    }
    function value(w, c) { return (w, c) in ratio ? ratio[w, c] : "nan" }' build/bench/train.tsv
