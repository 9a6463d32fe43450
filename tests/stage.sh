#!/bin/sh
# stage.sh NN: the book as it stands at the end of chapter NN: tangle, compile, run, test
set -eu
last=$1 dir=build/stages/$1
flags='-std=c11 -O2 -Wall -Wextra -Werror -Wshadow -ffp-contract=off'
chapters=$(ls chapters/0*.nw chapters/1*.nw chapters/A-*.nw 2>/dev/null |
    awk -F/ -v last="$last" '$2 ~ /^A/ || substr($2, 1, 2) <= last')
rm -rf "$dir"
build/tools/tangle.sh "$dir" $chapters
objects=
for module in $(ls "$dir"/*.c | grep -v '/[0-9][0-9]-'); do
    ${CC:-cc} $flags -Wpedantic -Wconversion -c -o "${module%.c}.o" "$module"
    objects="$objects ${module%.c}.o"
done
for program in "$dir"/[0-9][0-9]-*.c; do
    name=${program##*/[0-9][0-9]-}; name=${name%.c}
    ${CC:-cc} $flags -Wpedantic -Wconversion -o "$dir/$name" "$program" $objects -lm
    "$dir/$name" >"$dir/$name.out"
done
for test in tests/test_*.c; do
    number=${test#tests/test_}; number=${number%%_*}
    [ "$number" -le "$last" ] || continue
    binary=$dir/$(basename "$test" .c)
    ${CC:-cc} $flags -I"$dir" -Itests -o "$binary" "$test" $objects $(pkg-config --libs check) -lm
    "$binary" >"$binary.tap" || { grep '^not ok' "$binary.tap"; exit 1; }
done
echo "stage $last: $(ls "$dir"/[0-9]*.c | wc -l) programs, $(cat "$dir"/*.tap | grep -c '^ok') tests"
