#!/bin/sh
# grade.sh EX DIR: our test and our modules on the exercise in DIR; status 0 when it passes
set -eu
ex=$1 student=$2
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
build/tools/starter.sh "$ex" "$dir" stub
if ! cp "$student/exercise-$ex.c" "$dir"; then
    echo "grade: there is no exercise-$ex.c in $student" >&2
    exit 2
fi
if ! ${CC:-cc} -std=c11 -g -O1 -ffp-contract=off -fsanitize=address,undefined -fno-sanitize-recover=all -o "$dir/test" \
    "$dir/test-$ex.c" $(ls "$dir"/*.c | grep -v -e /exercise- -e /test-) -lm; then
    echo "exercise $ex: does not compile"
    exit 1
fi
status=0
(cd "$dir" && ASAN_OPTIONS=detect_leaks=0 timeout 60 ./test) || status=$?
case $status in
0) echo "exercise $ex: passed";;
124) echo "exercise $ex: still running after a minute"; exit 1;;
*) echo "exercise $ex: failed"; exit 1;;
esac
