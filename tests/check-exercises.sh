#!/bin/sh
# check-exercises.sh [EX...]: of those, or of all: the stub compiles and fails, the solution passes.
# And a student's folder with the first exercise of each chapter stands alone.
. tests/tap.sh
# compiled as our own code is: a warning is an error
export WERROR=-Werror
# a student has no make around make
book=$(ls chapters/*.nw chapters/workshop/*.nw 2>/dev/null)
unset MAKEFLAGS MAKELEVEL MFLAGS
for ex in ${*:-$(ls chapters/exercises/*/test.c | sed 's|.*exercises/||; s/-.*//')}; do
    from=$(echo chapters/exercises/"$ex"-*)
    for kind in stub solution; do
        mkdir -p "$tmp/$kind"
        notangle -R"exercise-$ex.c" $book "$from/$kind.nw" >"$tmp/$kind/exercise-$ex.c" 2>"$tmp/err" ||
            result "exercise $ex: its $kind tangles" "$(cat "$tmp/err")"
        tests/grade.sh "$ex" "$tmp/$kind" >"$tmp/$kind.out" 2>&1
        echo $? >"$tmp/$kind.status"
    done
    result "exercise $ex: the stub compiles without warnings, and fails" "$(
        grep -q 'does not compile' "$tmp/stub.out" && cat "$tmp/stub.out"
        [ "$(cat "$tmp/stub.status")" = 1 ] || echo "$from/test.c: passes with the stub")"
    result "exercise $ex: the solution passes" "$([ "$(cat "$tmp/solution.status")" = 0 ] || cat "$tmp/solution.out")"
done
refuse() { name=$1 status=$2; shift 2; "$@" >"$tmp/out" 2>&1; result "$name" "$([ $? = "$status" ] || { echo "status should be $status"; cat "$tmp/out"; })"; }
mkdir "$tmp/empty" "$tmp/broken" "$tmp/foreign"; echo 'int' >"$tmp/broken/exercise-dual.c"; echo 'all:' >"$tmp/foreign/Makefile"
refuse "grade refuses a folder without the exercise" 2 tests/grade.sh 01.5 "$tmp/empty"
refuse "grade refuses a file that does not compile" 1 tests/grade.sh 01.5 "$tmp/broken"
refuse "grade refuses an exercise that does not exist" 2 tests/grade.sh 99.9 "$tmp/empty"
refuse "starter refuses an exercise that does not exist" 2 build/tools/starter.sh 99.9 "$tmp/none"
refuse "starter refuses a folder with a Makefile of its own" 2 build/tools/starter.sh 01.5 "$tmp/foreign"
result "starter leaves that Makefile alone" "$([ "$(cat "$tmp/foreign/Makefile")" = all: ] && [ ! -e "$tmp/foreign/hull.c" ] || ls "$tmp/foreign")"
refuse "starter refuses the folder of the book" 2 build/tools/starter.sh 01.5 .
refuse "starter wants a name and a folder" 2 build/tools/starter.sh '' ''
if [ $# = 0 ]; then
    mine="$tmp/my folder"
    firsts=$(ls chapters/exercises/*/test.c | sed 's|.*exercises/||; s/-.*//' | sort -u -t. -k1,1)
    result "starter puts several exercises into one folder" "$(
        for ex in $firsts; do build/tools/starter.sh "$ex" "$mine" 2>&1 >/dev/null; done)"
    result "the folder compiles alone, without warnings; the tests fail" "$(
        (cd "$mine" && make -s $(ls exercise-*.c | sed 's/exercise-\(.*\)\.c/test-\1/') 2>&1 | grep -v directory
        for ex in $firsts; do make -s "run-$ex" >/dev/null 2>&1 && echo "run-$ex succeeds with the stub"; done))"
    cp "$mine"/exercise-*.c "$tmp"
    echo '/* my work */' >>"$mine/exercise-dual.c"
    refuse "starter refuses an exercise that is there" 2 build/tools/starter.sh 01.5 "$mine"
    result "starter leaves a student's work alone" "$(grep -q 'my work' "$mine/exercise-dual.c" || echo "exercise-dual.c was overwritten")"
    for ex in $firsts; do
        rm "$mine/exercise-$ex.c"; build/tools/starter.sh "$ex" "$mine" solution >/dev/null
    done
    result "with the solutions the folder passes" "$( (cd "$mine" && make -s 2>&1) | grep -v -e '^all right' -e directory)"
fi
exit $failed
