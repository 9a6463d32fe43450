#!/bin/sh
# Does %def name what a compiler sees: functions, types, tags, enumerators, macros, variables?
. tests/tap.sh
for stub in chapters/exercises/*.stub.nw; do
    ex=$(basename "$stub"); ex=${ex%%-*}
    notangle -R"exercise-$ex.c" chapters/*.nw "$stub" >"$tmp/exercise-$ex.c"
done
ctags -x --kinds-C=dfegstuv --sort=no $(ls tangled/*.[ch] | grep -v /bug_) "$tmp"/*.c | awk '$1 !~ /^_|^__anon/ { print $1, $4 ":" $3 }' |
    sort -u -k1,1 >"$tmp/seen"
awk '/^@ %def / { for (i = 3; i <= NF; i++) print $i, FILENAME ":" FNR }' chapters/*.nw | sort -k1,1 >"$tmp/named"
result "%def names everything that the compiler sees" "$(
    join -v1 "$tmp/seen" "$tmp/named" | awk '{ print $2 ": no %def names " $1 }')"
result "%def names nothing else" "$(
    join -v2 "$tmp/seen" "$tmp/named" | awk '{ print $2 ": %def " $1 ": the compiler sees no such name" }')"
exit $failed
