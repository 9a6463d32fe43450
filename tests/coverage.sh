#!/bin/sh
# coverage.sh: which lines of the chapters do the unit tests run?  At least 95 % of each module.
set -eu
dir=build/coverage
rm -rf "$dir" && mkdir -p "$dir"
build/tools/tangle.sh "$dir/src" -L chapters/*.nw
objects=
for file in "$dir"/src/*.c; do
    case ${file##*/} in [0-9]*) continue;; esac
    object=$dir/$(basename "$file" .c).o
    ${CC:-gcc} -std=c11 -O0 -g --coverage -c -o "$object" "$file"
    objects="$objects $object"
done
for test in tests/test_*.c; do
    binary=$dir/$(basename "$test" .c)
    ${CC:-gcc} -std=c11 --coverage -I"$dir/src" -Itests -o "$binary" "$test" $objects $(pkg-config --libs check) -lm
    "$binary" >/dev/null || { echo "${test}: fails" >&2; exit 1; }
done
for object in $objects; do
    gcov -t "$object" 2>/dev/null >"$dir/$(basename "$object" .o).gcov" || true
done
awk -F: -v at="$dir/" '
    { sub(/^ */, "", $1) }
    $3 == "Source" { source = $4 }
    source !~ /chapters/ || $2 + 0 == 0 || $1 == "-" { next }
    { module = FILENAME; sub(/.*\//, "", module); sub(/\.gcov$/, "", module); all[module]++ }
    $1 ~ /^#|^=/ { miss[module]++; print source ":" $2 + 0 ": never run: " $3 > "/dev/stderr" }
    END {
        for (m in all) {
            percent = 100 * (all[m] - miss[m]) / all[m]
            printf "%s - coverage of %s: %.1f %% of %d lines\n", percent < 95 ? "not ok" : "ok", m, percent, all[m]
            bad += percent < 95
        }
        if (!length(all)) { print "not ok - no coverage was measured"; bad++ }
        exit bad > 0
    }' "$dir"/*.gcov
