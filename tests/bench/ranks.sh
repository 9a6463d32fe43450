#!/bin/sh
# ranks.sh: "batch ranks" with one and two processes, in one table, and the two constants of
# the model: the time of a sum of one number, and of a sum of a million.
set -eu
for p in 1 2; do
    mpirun -n $p build/bin/batch ranks --rounds 10 || exit 1
done | awk '
    /^#/ { if (NR <= 3) print; next }
    NF == 0 { next }
    { print; us[$1] = $5 }
    END {
        W = 784 * 512 + 512 * 512 + 512 * 16 + 2 * 512 + 16            # rows of 16 floats at least
        latency = us["add-2-1"]; slope = (us["add-2-1048576"] - latency) / (4 * 1048576)
        tau = (us["step-1-1024"] - us["step-1-128"]) / (1024 - 128)
        printf "#= latency_us %.3g\n#= gigabytes %.3g\n", latency, 1e-3 / slope
        printf "#= pays %.3g\n", 2 / tau * (latency + 4 * W * slope)
        printf "#= sum_us %.4g\n", latency + 4 * W * slope
    }'
