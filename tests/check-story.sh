#!/bin/sh
# Is a story a story?  What belongs to the workshop stands there, and every run is one link away from its code.
. tests/tap.sh
stories=$(ls chapters/[0-9][0-9]-*.nw | grep -v /00-)
workshops=$(ls chapters/workshop/*.nw)
result "a story has no includes, no option lists, no allocation, no rows and claims" "$(awk '
    FNR == 1 { code = 0 }
    /^<<.*>>=$/ { code = !/^<<exercise-/; next }
    /^@( |$)/ { code = 0 }
    code && /#include|allocate\(|_OPTION|experiment_(row|cells|number|claim)/ { print FILENAME ":" FNR ": belongs to the workshop: " $0 }' $stories)"
result "a family of chunks stands in stories or in workshops, not in both" "$(awk '
    /^<<.*>>=$/ {
        where = FILENAME ~ /workshop/ ? "workshops" : "stories"
        if (($0 in room) && room[$0] != where) print FILENAME ":" FNR ": " $0 " stands in " room[$0] ", too"
        room[$0] = where
    }' $stories $workshops)"
result "a story has 12 words for each line of code, in chapters 2 to 4 it has 20" "$(
    for story in $stories; do
        awk -v want="$(case $story in */0[234]-*) echo 20;; *) echo 12;; esac)" '
            /^<<.*>>=$/ { code = 1; next }
            /^@( |$)/ { code = 0; next }
            code && NF { lines++ }
            !code { words += NF }
            END { if (lines && words / lines < want) printf "%s: %.1f words for each line of code\n", FILENAME, words / lines }' "$story"
    done)"
result "a story opens with its question, not with code" "$(
    for story in $stories; do
        awk '/^<<.*>>=$/ && !/[.]net>>=$/ { print FILENAME ":" FNR ": code before the first section" }
            /^\\section/ { exit }' "$story"
    done)"
# the runs that the book needs, and the experiments that workshops have
awk '$2 == "run" { print $3, $1 }' build/keys | sort -u -k1,1 >"$tmp/runs"
sed -n 's/^.\(same\)*experiment{\([^}]*\)}.*/\2/p' $workshops | sed 's| |/|; /\//!s|$|/demo|' | sort -u >"$tmp/experiments"
result "every run has its code in a workshop" "$(join -v1 "$tmp/runs" "$tmp/experiments" |
    awk '{ print $2 " no workshop has \\experiment for the run " $1 }')"
exit $failed
