#!/bin/sh
# seeds.sh RUN.tsv...: every experiment that has a seed, under seeds 1 to 20.  In how many of them is
# each claim true?  Status 1 if one that the text makes is not true in all.
out=build/seeds
rm -rf $out; mkdir -p $out
for run in $(grep -l '^# .* --seed ' "$@"); do
    name=${run#build/runs/}; name=${name%.tsv}
    mkdir -p "$out/$name"
    for seed in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        echo "build/bin/$(echo "$name" | tr / ' ' | sed 's/ demo$//') --seed $seed >$out/$name/$seed"
    done
done >$out/commands
tr '\n' '\0' <$out/commands | xargs -0 -n 1 -P "$(getconf _NPROCESSORS_ONLN)" sh -c || exit 1
awk '$2 == "claim" { print $3, $1 }' build/keys >$out/claims
awk -v out=$out/ '
    FILENAME == ARGV[1] { if (!($1 in place)) place[$1] = $2; next }
    /^#! / { key = FILENAME; sub(out, "", key); sub(/[0-9]*$/, "", key); key = key $2; sub(/:$/, "", key)
        all[key]++; good[key] += $3 == "true" }
    END {
        for (key in all) {
            note = ""
            if (!(key in place)) note = "(not in the text)"
            else if (good[key] < all[key]) { note = place[key] " the text says more"; bad = 1 }
            print good[key], "of", all[key], key, note
        }
        exit bad
    }' $out/claims $out/*/*/[0-9]* >$out/shares
status=$?
sort -n $out/shares
exit $status
