#!/bin/sh
# check-exercises.sh [NAME...]: of those, or of all: the stub compiles and fails, the solution passes, a wrong one that
# is kept fails and is told why.  And a student's folder with the first exercise of each chapter stands alone.
. tests/tap.sh
# compiled as our own code is: a warning is an error
export WERROR=-Werror
# a student has no make around make
unset MAKEFLAGS MAKELEVEL MFLAGS
# graded NAME FILE: tangles it, grades it, and notes the status
graded() {
    rm -rf "$tmp/mine"; mkdir "$tmp/mine"
    notangle -R"exercise-$1.c" chapters/*.nw "$2" >"$tmp/mine/exercise-$1.c" 2>"$tmp/out" || { echo tangle >"$tmp/status"; return; }
    EX=$1 tests/grade.sh "$tmp/mine" >"$tmp/out" 2>&1
    echo $? >"$tmp/status"
}
# ended STATUS: complains if it was another
ended() { [ "$(cat "$tmp/status")" = "$1" ] || { echo "status $(cat "$tmp/status"), should be $1"; head -n 30 "$tmp/out"; }; }
for ex in ${*:-$(ls chapters/exercises/*/test.c | sed 's|/test.c||; s|.*/||')}; do
    from=chapters/exercises/$ex
    graded "$ex" "$from/stub.nw"
    result "exercise $ex: the stub compiles without warnings, and fails" "$(ended 1)"
    graded "$ex" "$from/solution.nw"
    result "exercise $ex: the solution passes" "$(ended 0)"
    for wrong in "$from"/wrong-*.nw; do
        [ -f "$wrong" ] || continue
        graded "$ex" "$wrong"
        says=$(sed -n 's/^% says: //p' "$wrong")
        result "exercise $ex: ${wrong##*/} fails, and is told why" "$(case $(cat "$tmp/status") in 1|5) ;; *) ended 1;; esac
            grep -qF "${says:-not yet}" "$tmp/out" || { echo "it does not say: $says"; cat "$tmp/out"; })"
    done
done
exit $failed
