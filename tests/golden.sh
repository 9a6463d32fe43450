#!/bin/sh
# golden.sh RUN.tsv...: the numbers of the runs, one a line, to compare with tests/golden.tsv
for run; do
    name=$(basename "$run" .tsv | sed 's|_|/|')
    sed -n "s|^#= \(.*\) \(.*\)|$name/\1 \2|p" "$run"
done
