#!/bin/sh
# Both forms of a network: "matrix gradient" prints what "backprop gradient" prints, to the last byte
# if no layer has eight inputs or more, as chapter 9 says.
. tests/tap.sh
bin=${BIN:-build/bin}
for net in tangled/two.net tangled/web.net; do
    case $net in *two*) task='--input 1,0.5 --target 1,0';; *) task='--input 0.05,0.1 --target 0.01,0.99 --loss squared';; esac
    for p in matrix backprop; do $bin/$p gradient --net $net $task 2>&1 | tail -n +2 >"$tmp/$p"; done
    result "$net: both gradients are the same" "$([ -s "$tmp/matrix" ] || echo "nothing is printed"
        diff "$tmp/matrix" "$tmp/backprop" | head -n 6)"
done
$bin/matrix gradient --net tangled/example.net --input 1,0.5 --target 1 >"$tmp/out" 2>&1
result "a network with a shortcut is refused, by its unit" "$([ $? = 1 ] && grep -q 'not conventional: unit 7' "$tmp/out" || cat "$tmp/out")"
exit $failed
