#!/bin/sh
# coverage.sh DIR MODULES UNITS: runs the unit tests, compiled with --coverage into DIR, and tells
# which lines of the chapters they never run.  At least 95 % of each module are wanted.
set -eu
dir=$1
rm -f "$dir"/obj/*.gcda "$dir"/*.gcov
for test in $3; do
    "$dir/obj/$test" >/dev/null || { echo "$test: fails" >&2; exit 1; }
done
for module in $2; do
    ${GCOV:-gcov} -t "$dir/obj/$module.o.gcno" 2>/dev/null >"$dir/$module.gcov" || true
done
awk -F: '
    { sub(/^ */, "", $1) }
    $3 == "Source" { source = $4 }
    source !~ /chapters/ || $2 + 0 == 0 || $1 == "-" { next }
    { module = FILENAME; sub(/.*\//, "", module); sub(/\.gcov$/, "", module); all[module]++ }
    $1 ~ /^#|^=/ { miss[module]++; print source ":" $2 + 0 ": never run: " $3 > "/dev/stderr" }
    END {
        for (m in all) {
            percent = 100 * (all[m] - miss[m]) / all[m]
            printf "%s - coverage of %s: %.1f %% of %d lines\n", (percent < 95 ? "not ok" : "ok"), m, percent, all[m]
            bad += percent < 95; n++
        }
        if (!n) { print "not ok - no coverage was measured"; bad++ }
        exit (bad > 0)
    }' "$dir"/*.gcov
