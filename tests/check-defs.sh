#!/bin/sh
# Does %def name what a compiler sees: functions, types, tags, enumerators, macros, variables?
. tests/tap.sh
book="$(ls chapters/*.nw chapters/workshop/*.nw 2>/dev/null)"
for stub in chapters/exercises/*/stub.nw; do
    ex=${stub#chapters/exercises/}; ex=${ex%/*}
    notangle -R"exercise-$ex.c" $book "$stub" >"$tmp/exercise-$ex.c"
done
ctags -x --kinds-C=dfegstuv --sort=no $(ls tangled/*.[ch]) "$tmp"/*.c | awk '$1 !~ /^_|^__anon/ { print $1, $4 ":" $3 }' |
    sort -u -k1,1 >"$tmp/seen"
awk '/^@ %def / { for (i = 3; i <= NF; i++) print $i, FILENAME ":" FNR }' $book | sort -k1,1 >"$tmp/named"
result "%def names everything that the compiler sees" "$(
    join -v1 "$tmp/seen" "$tmp/named" | awk '{ print $2 ": no %def names " $1 }')"
result "%def names nothing else" "$(
    join -v2 "$tmp/seen" "$tmp/named" | awk '{ print $2 ": %def " $1 ": the compiler sees no such name" }')"
exit $failed
