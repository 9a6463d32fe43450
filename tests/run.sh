#!/bin/sh
# All tests.  Every part prints TAP lines; the last line counts them.  Two parts run at a time;
# what they say comes in their order.
set -u
out=build/check
rm -rf $out; mkdir -p $out
n=0 shown=0
# run FILE TITLE COMMAND...: notes what the command says; one that says nothing and fails has failed
run() {
    file=$1 title=$2; shift 2
    "$@" >"$file" 2>"$file.err"
    status=$?
    if [ $status -ne 0 ] && ! grep -q '^not ok' "$file"; then
        echo "not ok - $title (status $status)"
        tail -n 25 "$file.err" | sed 's/^/#   /'
    fi >>"$file"
    grep -q -E '^(not )?ok' "$file" || echo "ok - $title" >>"$file"
}
# part TITLE COMMAND...: starts it, and waits for the one before the last
part() {
    n=$((n + 1)) title=$1
    run "$out/$n" "$@" &
    eval "pid$n=$! title$n=\$title"
    [ $((n - shown)) -lt 2 ] || show
}
# show: waits for the oldest part, and shows what failed
show() {
    shown=$((shown + 1))
    eval "wait \$pid$shown; title=\$title$shown"
    printf '%-44s %s\n' "$title" "$(grep -c '^ok' $out/$shown) passed, $(grep -c '^not ok' $out/$shown) failed"
    awk '/^not ok/ { n = 26 } n-- > 0 && /^(not ok|#)/' $out/$shown
}
# alone TITLE COMMAND...: nothing else runs at the same time
alone() { all; part "$@"; all; }
all() { while [ $shown -lt $n ]; do show; done; }

alone 'tangled/' tests/check-tangled.sh
alone 'the book builds' $MAKE -j2 book
alone 'the tests build' $MAKE -j2 WERROR=-Werror testbins judges
part 'the edition for instructors' $MAKE instructor
for test in tests/test_*.c; do
    test=$(basename "$test" .c)
    part "$test, sanitized" "build/asan/$test"
    part "$test, valgrind" env CK_FORK=no CK_RUN_CASE=unit tests/valgrind.sh "build/plain/$test"
done
for check in tests/check-*.sh; do
    case $check in */check-tangled.sh|*/check-speed.sh|*/check-course.sh) ;; *) part "${check##*/}" $MAKE -s "$(basename "$check" .sh)";; esac
done
part 'every prefix of the book' $MAKE WERROR=-Werror stages
part 'coverage of the modules' $MAKE coverage
part 'a second build is equal' $MAKE repro
alone 'check-course.sh' $MAKE -s check-course
alone 'check-speed.sh' tests/check-speed.sh
cat $out/*[0-9] | awk '/^ok.*# SKIP/ { s++; next } /^ok/ { p++ } /^not ok/ { f++ }
    END { printf "%d passed, %d failed", p, f; if (s) printf ", %d skipped", s; print ""; exit f > 0 }'
