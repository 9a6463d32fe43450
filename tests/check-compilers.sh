#!/bin/sh
# Two compilers, and the command that the introduction gives to readers without make.
. tests/tap.sh
warn='-std=c11 -O2 -Wall -Wextra -Wpedantic -Werror -Wconversion -Wshadow -ffp-contract=off'
for cc in gcc clang; do
    if ! command -v $cc >/dev/null; then echo "ok - $cc # SKIP it is not installed"; continue; fi
    result "$cc compiles everything without a warning" "$(
        for file in tangled/*.c; do $cc $warn -c -o "$tmp/o.o" "$file" 2>&1; done)"
    for program in tangled/[0-9][0-9]-*.c; do
        name=${program##*/[0-9][0-9]-}; name=${name%.c}
        result "a reader's command builds and runs $name with $cc" "$(
            cd tangled && $cc -std=c11 -O2 -o "$tmp/$name" "${program##*/}" [a-z]*.c -lm 2>&1 &&
            cd .. && "$tmp/$name" >"$tmp/out" 2>&1 || echo "status $?"
            cmp "$tmp/out" "build/runs/$name.tsv" 2>&1)"
    done
done
exit $failed
