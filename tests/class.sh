#!/bin/sh
# class.sh FOLDER, with EX, CHUNK or BUG in the environment: grades what a class handed in, a folder or a C file for
# each student.  A table goes to standard output; results.tsv, results.json and feedback/STUDENT.txt to build/class/.
# POINTS (10) is what all checks are worth together.
set -u
. tests/grading.sh
dir=${1:-}
[ -d "$dir" ] || refuse "where are they? make class EX=dual DIR=submissions"
prepare
out=build/class/$(echo "${EX:-${CHUNK:-bug-$BUG}}" | tr -c 'A-Za-z0-9\n-' -)
rm -rf "$out"; mkdir -p "$out/feedback"

# how many checks are there?  Ours passes them all; those that pass before anything is done bring no points
free=0
if [ -n "${EX:-}" ]; then
    notangle -R"$named.c" chapters/*.nw "$from/stub.nw" >"$work/$named.c"
    free=$(grade "$work/$named.c" | sed -n '$s/.*, \([0-9]*\) of [0-9]* checks$/\1/p')
    notangle -R"$named.c" chapters/*.nw "$from/solution.nw"
elif [ -n "${CHUNK:-}" ]; then build/tools/hole.sh "$named.c" "$CHUNK"
else cat "tangled/$named.c"; fi >"$work/$named.c"
grade "$work/$named.c" >"$work/ours" || { cat "$work/ours" >&2; refuse "our own solution does not pass"; }
all=$(tail -n 1 "$work/ours" | sed 's/.* of \([0-9]*\) checks$/\1/')

# a student is a folder, or a C file, whose name may say more
for place in "$dir"/*; do
    case $place in
    *.[cC]) ;;
    *) [ -d "$place" ] || { echo "class: ${place##*/} is no folder and no C file; left out" >&2; continue; };;
    esac
    [ "$(printf '%s' "$place" | wc -l)" -eq 0 ] || { echo "class: a name of two lines is left out" >&2; continue; }
    printf '%s\n' "$place"
done >"$work/places"
[ -s "$work/places" ] || refuse "there is nothing in $dir"

# worker K N: each Nth of them, from the Kth
worker() {
    awk -v k="$1" -v n="$2" 'NR % n == k % n' "$work/places" | while IFS= read -r place; do
        student=${place##*/} began=$(date +%s)
        grade "$place" >"$out/feedback/$student.txt" 2>&1 </dev/null
        status=$?
        verdict=$(tail -n 1 "$out/feedback/$student.txt")
        printf '%s\t%s\t%s\t%s\n' "$(printf '%s' "$student" | tr '\t' ' ')" $status \
            "$(echo "$verdict" | sed -n 's/.*, \([0-9]*\) of [0-9]* checks$/\1/p')" $(($(date +%s) - began))
    done >"$work/rows.$1"
}
workers=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
k=0
while [ $k -lt "$workers" ]; do
    worker $k "$workers" &
    k=$((k + 1))
done
wait

sort "$work"/rows.* | awk -F '\t' -v OFS='\t' -v all="$all" -v free="${free:-0}" -v most="${POINTS:-10}" '
    BEGIN { split("passed,failed,,does not compile,missing,limit", verdict, ",")
        print "student", "verdict", "status", "passed", "checks", "points", "seconds" }
    { part = ($3 - free) / (all - free)
      if ($2 == 0) part = 1
      print $1, verdict[$2 + 1], $2, $3 + 0, all, sprintf("%.1f", most * (part > 0 ? part : 0)), $4 }' >"$out/results.tsv"
awk -F '\t' '
    function text(s) { gsub(/\\/, "\\\\", s); gsub(/"/, "\\\"", s); gsub(/[\001-\037]/, "?", s); return "\"" s "\"" }
    NR == 1 { for (i = 1; i <= NF; i++) head[i] = $i; printf "["; next }
    { printf "%s\n  {", (NR > 2 ? "," : "")
      for (i = 1; i <= NF; i++) printf "%s%s: %s", (i > 1 ? ", " : ""), text(head[i]), (i < 3 ? text($i) : $i)
      printf "}" }
    END { print "\n]" }' "$out/results.tsv" >"$out/results.json"
awk -F '\t' '{ row[NR] = $0; if (length($1) > wide) wide = length($1) }
    END { for (i = 1; i <= NR; i++) { split(row[i], f, "\t")
        printf "%-" wide "s  %-16s %6s of %-4s %6s %7s\n", f[1], f[2], f[4], f[5], f[6], f[7] } }' "$out/results.tsv"
echo "feedback and results: $out"
