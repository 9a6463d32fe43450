#!/bin/sh
# Is every claim that the text makes true, and every claim that a run prints made in the text?
. tests/tap.sh
# the runs that the book needs; others may lie there from an older one
runs=$(sed -n 's/^runs := *//p' build/runs.mk | tr ' ' '\n' | sed 's|.*|build/runs/&.tsv|')
awk '/^#! / { run = FILENAME; sub(/^build\/runs\//, "", run); sub(/\.tsv$/, "", run); sub(/:$/, "", $2); print run "/" $2, $3 }' \
    $runs >"$tmp/claims"
result "the runs make claims" "$([ -s "$tmp/claims" ] || echo "no run in build/runs has a line '#! ...'")"
awk '$2 == "claim" { print $3, $1 }' build/keys >"$tmp/places"
result "every claim is true, and made in the text" "$(awk '
    FILENAME == ARGV[1] { if (!($1 in place)) place[$1] = $2; next }
    !($1 in place) { print $1 ": no chapter says \\claim{" $1 "}{...}"; next }
    $2 != "true" { print place[$1] " the run says that the claim " $1 " is " $2 "; the text must change" }' "$tmp/places" "$tmp/claims")"
exit $failed
