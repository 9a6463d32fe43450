#!/bin/sh
# All tests.  Every part prints TAP lines; the last line counts them.
set -u
log=build/check.tap
mkdir -p build
: >"$log"
# part TITLE COMMAND...: runs it, shows what failed, and notes a part that says nothing as failed
part() {
    title=$1; shift
    "$@" >build/part.tap 2>build/part.err
    status=$?
    if [ $status -ne 0 ] && ! grep -q '^not ok' build/part.tap; then
        echo "not ok - $title (status $status)" >>build/part.tap
        tail -n 25 build/part.err | sed 's/^/#   /' >>build/part.tap
    fi
    grep -q -E '^(not )?ok' build/part.tap || echo "ok - $title" >>build/part.tap
    cat build/part.tap >>"$log"
    printf '%-44s %s\n' "$title" "$(grep -c '^ok' build/part.tap) passed, $(grep -c '^not ok' build/part.tap) failed"
    grep -A 25 '^not ok' build/part.tap | grep -E '^(not ok|#)'
}
part 'tangled/' tests/check-tangled.sh
part 'the book builds' $MAKE -j2 book
part 'the tests build' $MAKE -j2 testbins
for test in build/asan/test_*; do
    case $test in *.*) continue;; esac
    part "${test##*/}, sanitized" "$test"
    part "${test##*/}, valgrind" env CK_FORK=no CK_RUN_CASE=unit tests/valgrind.sh "build/obj/${test##*/}"
done
for check in tests/check-*.sh; do
    [ "$check" = tests/check-tangled.sh ] || part "${check##*/}" "$check"
done
part 'every prefix of the book' $MAKE stages
part 'coverage of the modules' $MAKE coverage
part 'the edition for instructors' $MAKE instructor
part 'two builds are equal' $MAKE repro
awk '/^ok.*# SKIP/ { s++; next } /^ok/ { p++ } /^not ok/ { f++ }
    END { printf "%d passed, %d failed", p, f; if (s) printf ", %d skipped", s; print ""; exit f > 0 }' "$log"
