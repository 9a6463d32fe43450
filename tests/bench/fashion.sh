#!/bin/sh
# fashion.sh FLAGS: both experiments with images of clothes at a time, for figures/bench
set -eu
for e in fashion dropped; do
    { build/bin/batch $e && echo "# measured with: $1"; } >build/$e.new &
done
wait
for e in fashion dropped; do
    grep -q '^#= sd' build/$e.new || exit 1
    mv build/$e.new figures/bench/batch/$e.tsv
done
