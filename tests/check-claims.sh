#!/bin/sh
# Is every claim that the text makes true, and every claim that a run prints made in the text?
. tests/tap.sh
for run in build/runs/*.tsv; do
    name=$(basename "$run" .tsv | sed 's|_|/|')
    sed -n "s|^#! \(.*\): \(.*\)|$name/\1 \2|p" "$run"
done >"$tmp/claims"
result "the runs make claims" "$([ -s "$tmp/claims" ] || echo "no run in build/runs has a line '#! ...'")"
# the line of a chapter that makes the claim $1
place() { grep -nF "\\claim{$1}" chapters/*.nw | head -n 1 | cut -d: -f1,2; }
result "every claim is true" "$(while read -r key truth; do
    [ "$truth" = true ] || echo "$(place "$key"): the run says that the claim $key is $truth; the text must change"
done <"$tmp/claims")"
result "every claim of a run is made in the text" "$(while read -r key truth; do
    [ -n "$(place "$key")" ] || printf '%s: no chapter says %s\n' "$key" "\\claim{$key}{...}"
done <"$tmp/claims")"
exit $failed
