#!/bin/sh
# grade.sh EX DIR: our test and our modules on the exercise in DIR; status 0 when it passes
set -eu
ex=$1 student=$2
[ -n "$ex" ] && [ -n "$student" ] ||
    { echo "grade: which exercise, and where? make grade EX=01.5 DIR=mine" >&2; exit 2; }
for from in chapters/exercises/"$ex"-*; do :; done
[ -f "$from/test.c" ] || { echo "grade: there is no coding exercise '$ex'" >&2; exit 2; }
[ -f "$student/exercise-$ex.c" ] || { echo "grade: there is no exercise-$ex.c in $student" >&2; exit 2; }
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
cp "$student/exercise-$ex.c" "$dir"
if ! $CC $STD -g -O1 $SAN -Wall -Wextra $WERROR -I"$dir" -Itangled -Itests -o "$dir/test" "$from/test.c" build/asan/modules.a -lm; then
    echo "exercise $ex: does not compile"
    exit 1
fi
minute=
if command -v timeout >/dev/null; then minute='timeout 60'; fi
status=0
(cd "$dir" && ASAN_OPTIONS=detect_leaks=0 $minute ./test) || status=$?
case $status in
0) echo "exercise $ex: passed";;
124) echo "exercise $ex: still running after a minute"; exit 1;;
*) echo "exercise $ex: failed"; exit 1;;
esac
