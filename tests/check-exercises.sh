#!/bin/sh
# Each coding exercise: the stub compiles and fails, the solution passes, the folder stands alone.
. tests/tap.sh
# check-exercises.sh [EX...]: those, or all
for ex in ${*:-$(ls tests/exercise-*.c | sed 's/.*exercise-//; s/\.c$//')}; do
    test=tests/exercise-$ex.c
    for kind in stub solution; do
        build/tools/starter.sh "$ex" "$tmp/$ex-$kind" $kind 2>"$tmp/err" || { result "exercise $ex: its $kind tangles" "$(cat "$tmp/err")"; continue; }
        result "exercise $ex: the $kind compiles without warnings, with cc and make alone" "$(
            cd "$tmp/$ex-$kind" && make -s "test-$ex" 2>&1)"
    done
    result "exercise $ex: the stub fails" "$(tests/grade.sh "$ex" "$tmp/$ex-stub" >/dev/null 2>&1 && echo "$test: passes with the stub")"
    quiet "exercise $ex: the solution passes" tests/grade.sh "$ex" "$tmp/$ex-solution"
done
result "grading: no file, a file that does not compile" "$(
    mkdir "$tmp/empty" "$tmp/broken"; echo 'int' >"$tmp/broken/exercise-01.5.c"
    tests/grade.sh 01.5 "$tmp/empty" >/dev/null 2>&1; [ $? = 2 ] || echo "grade of an empty folder: status should be 2"
    tests/grade.sh 01.5 "$tmp/broken" >/dev/null 2>&1; [ $? = 1 ] || echo "grade of broken C: status should be 1"
    build/tools/starter.sh 99.9 "$tmp/none" stub >/dev/null 2>&1; [ $? = 2 ] || echo "starter of no exercise: status should be 2")"
exit $failed
