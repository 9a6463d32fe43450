#!/bin/sh
# A network with a million connections: one pass in 20 ms, 64 bytes for each connection, work proportional to W.
. tests/tap.sh
b=build/bin/backprop
key() { sed -n "s/^#= $1 //p" "$tmp/$2"; }
"$b" time --passes 30 >"$tmp/large"; "$b" time --units 57 --passes 300 >"$tmp/small"
result "a pass over a million connections takes at most 20 ms" "$(
    awk -v ms="$(key pass_ms large)" -v W="$(key W large)" 'BEGIN { if (!(W >= 1e6 && ms > 0 && ms <= 20)) print W " connections: " ms " ms" }')"
# a hundred times the connections in at most a thousand times the time: with Q squared it is the same, with W squared ten thousand
result "the time of a pass grows with W, not with its square" "$(
    awk -v a="$(key pass_ms small)" -v b="$(key pass_ms large)" 'BEGIN { if (!(a > 0 && b / a < 1000)) print "from " a " ms to " b " ms" }')"
# a chain of 20,000 units with few connections: Q squared would be 4e8 products
awk 'BEGIN { n = 20000; print "layer 1"; for (i = 2; i <= n; i++) print "layer 1 tanh"; for (i = 2; i <= n; i++) print "weight", i, i - 1, 1 }' >"$tmp/chain.net"
quiet "a chain of 20,000 layers is read and run within two seconds" timeout 2 sh -c "'$b' gradient --net '$tmp/chain.net' --input 1 --target 1 --loss squared >/dev/null"
awk 'BEGIN { n = 1000; print "layer", n; print "layer", n, "tanh"; print "full 1 2"; for (i = 1; i <= n; i++) { for (j = 1; j <= n; j++) printf "%d.5 ", (i * j) % 7 - 3; print "" } }' >"$tmp/large.net"
awk 'BEGIN { for (i = 1; i <= 1000; i++) printf "1 " }' >"$tmp/ones"
# all of the program's memory, with that of its libraries
quiet "a file with a million connections is read and run within 64 bytes for each, and 8 MB" sh -c \
    "ulimit -v $((64 * 1000000 / 1024 + 8192)); '$b' gradient --net '$tmp/large.net' --input \"\$(cat '$tmp/ones')\" --target \"\$(cat '$tmp/ones')\" --loss squared >/dev/null"
exit $failed
