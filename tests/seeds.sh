#!/bin/sh
# seeds.sh DIR KEYS: DIR/PROGRAM/EXPERIMENT/SEED are tables of experiments under many seeds.  In how
# many of them is each claim true?  Status 1 if one that the text makes is not true in all.
awk '$2 == "claim" { print "claim", $3, $1 }' "$2" | sort -u -k2,2 >"$1/claims"
find "$1" -type f ! -name claims ! -name shares ! -name '*.new' -exec grep '^#! ' /dev/null {} + |
    sed "s|^$1/||; s|/[^/:]*:#! |/|; s|: | |" | sort |
    awk -v claims="$1/claims" '
        BEGIN { while ((getline line < claims) > 0) { split(line, word, " "); place[word[2]] = word[3] } }
        { all[$1]++; good[$1] += $2 == "true" }
        END {
            for (key in all) {
                note = !(key in place) ? "not in the text" : good[key] < all[key] ? place[key] " the text says more" : ""
                printf "%3d of %d  %s  %s\n", good[key], all[key], key, note
                if (note ~ /says more/) bad = 1
            }
            exit bad
        }' >"$1/shares"
status=$?
sort -n "$1/shares"
exit $status
