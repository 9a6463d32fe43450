#!/bin/sh
# train.sh: how long do libraries take to train small networks? One thread, CPU time for each sample.
# WORK="1 4": only these workloads; ROUNDS=5: fewer rounds; SECONDS_A_ROUND=0.1: shorter ones;
# CONTESTANTS="torch fann": only these; BENCH_LOSS=1: what they have learned, to standard error.
# OURS=COMMAND: one more contestant, to which the others are compared (without it: to sgemm). Contestants get
#     LAYERS ACTIVATION BATCH X LABELS N D SCALE
# (64-32-10 tanh 1 ...; X: N rows of D bytes, an input is a byte times SCALE; LABELS: N bytes). Then for
# each line on standard input, a number of samples, they train on about as many samples, in batches, and
# print the CPU time of that for a sample, in microseconds. They end with their standard input.
# All are started before, and asked in turn, so that a busy machine slows all of them down; so trust the
# ratios (medians of the ratios within a round, with quartiles) more than the times.
set -eu
export LC_ALL=C OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 MKL_NUM_THREADS=1
here=$(dirname "$0")
build=${BUILD:-build/train}
digits=${DIGITS:-data/digits.csv}
fashion=${FASHION:-/usr/share/datasets/fashion-mnist}
python=${PYTHON:-/usr/bin/python3}
cc="${CC:-cc} -std=c11 -D_XOPEN_SOURCE=700 -O2"
rounds=${ROUNDS:-11}
work=${WORK:-1 2 3 4 5}
mkdir -p "$build"
pipes=$(mktemp -d)
pids=
# what still runs is a process of ours that waits for a line, or for the other end of a pipe
trap 'exec 3<&- 4>&- 5>&- 6>&- 7>&- 8>&-; [ -z "$pids" ] || kill $pids 2>/dev/null || :; rm -rf "$pipes"' EXIT
trap 'exit 1' INT TERM HUP
trap : PIPE                    # to say which contestant has ended

# who is there? a contestant is a variable with its command
there=
has() { case " ${CONTESTANTS:-torch sklearn fann sgemm} " in *" $1 "*) ;; *) return 1 ;; esac; }
missing() { echo "# left out, not installed: $1"; }
if has torch; then
    if v=$($python -c 'import torch; print(torch.__version__)' 2>/dev/null); then
        there="$there torch" torch="$python $here/by_torch.py"
        echo "# torch $v," $($python -c 'import torch; print(torch.__config__.show())' | sed -n 's/.*\(CPU capa.*\)/\1/p')
    else missing 'torch (Debian: python3-torch)'; fi
fi
if has sklearn; then
    if v=$($python -c 'import sklearn, numpy; print(sklearn.__version__ + ", numpy", numpy.__version__)' 2>/dev/null); then
        there="$there sklearn" sklearn="$python $here/by_sklearn.py"
        echo "# sklearn $v"
    else missing 'sklearn (Debian: python3-sklearn)'; fi
fi
if has fann; then
    if $cc -o "$build/fann" "$here/by_fann.c" -lfann -lm 2>/dev/null; then
        there="$there fann" fann="$build/fann"
        echo "# fann $(dpkg-query -W -f '${Version}' libfann-dev 2>/dev/null || echo '(version unknown)'), float;" \
            "batches of 1, sigmoid outputs and squared loss: it has nothing else"
    else missing 'fann (Debian: libfann-dev)'; fi
fi
if $cc -o "$build/sgemm" "$here/by_sgemm.c" -lopenblas -lm 2>/dev/null; then
    # OpenBLAS takes its oldest kernels for a processor that is younger than it, and torch and sklearn are
    # then several times slower than they need be: tell it what the processor can do
    case $("$build/sgemm") in *"kernels Prescott")
        if grep -q -s -w avx512f /proc/cpuinfo; then export OPENBLAS_CORETYPE=SkylakeX
        elif grep -q -s -w avx2 /proc/cpuinfo; then export OPENBLAS_CORETYPE=Haswell; fi ;;
    esac
    if has sgemm; then there="$there sgemm" sgemm="$build/sgemm"; fi
    echo "# sgemm: $("$build/sgemm")${OPENBLAS_CORETYPE:+ (OPENBLAS_CORETYPE=$OPENBLAS_CORETYPE)}; the matrix products only"
else missing 'sgemm (Debian: libopenblas-dev)'; fi
reference=sgemm
if [ -n "${OURS:-}" ]; then
    there="ours $there" ours=$OURS reference=ours
    echo "# ours: $OURS"
fi
echo "# $($python --version 2>/dev/null || echo no Python); $(${CC:-cc} --version | sed q), $(echo "$cc" | cut -d' ' -f2-)"
echo "# $(sed -n 's/^model name[^:]*: *//p;s/^model[[:blank:]]*: */processor model /p' /proc/cpuinfo 2>/dev/null | sed 2q |
    tr '\n' ' ')$(uname -srm); load $(cut -d' ' -f1 /proc/loadavg 2>/dev/null); $rounds rounds;" \
    "ratio: time divided by that of $reference"
case " $there " in *" $reference "*) ;; *) echo "train.sh: no contestant to compare with" >&2; exit 1 ;; esac

# raw bytes, in the same form for all
$cc -o "$build/data" "$here/data.c"
n_digits=$("$build/data" "$build/digits.x" "$build/digits.y" <"$digits")
n_fashion=0
if [ -r "$fashion/train-images-idx3-ubyte.gz" ]; then
    gzip -dc "$fashion/train-images-idx3-ubyte.gz" | tail -c +17 >"$build/fashion.x"
    gzip -dc "$fashion/train-labels-idx1-ubyte.gz" | tail -c +9 >"$build/fashion.y"
    n_fashion=$(($(wc -c <"$build/fashion.y")))
fi

# ask NAME SAMPLES: sets us to the answer
ask() {
    eval "echo $2 >&\$fd_$1" 2>/dev/null || :      # if it has ended, that is what is read
    read -r us <&3 || us=
    case $us in [0-9]*) ;; *) echo "train.sh: $1 does not answer: $us" >&2; exit 1 ;; esac
}

# run NAME LAYERS ACTIVATION BATCH X LABELS N D SCALE
run() {
    name=$1 batch=$4
    shift
    : >"$build/times"
    pids=
    mkfifo "$pipes/out"
    for c in $there; do         # all, before a pipe is open: so none holds the pipe of another open
        eval "command=\$$c"
        mkfifo "$pipes/$c"
        { $command "$@" || :; echo "$c has ended"; } <"$pipes/$c" >"$pipes/out" &
        pids="$pids $!"
    done
    fd=4
    for c in $there; do
        eval "exec $fd>\"\$pipes/$c\"; fd_$c=$fd"
        fd=$((fd + 1))
    done
    exec 3<"$pipes/out"         # one pipe for all answers, as one is asked at a time
    for c in $there; do         # a guess, and a round to warm up: from them the number of samples
        eval "n_$c=\$((512 / batch * batch))"
        for r in guess warm; do
            eval "ask $c \$n_$c"
            eval "n_$c=$(awk -v us="$us" -v s="${SECONDS_A_ROUND:-0.3}" -v b="$batch" \
                'BEGIN { n = int(1e6 * s / us / b); print (n < 1 ? 1 : n) * b }')"
        done
    done
    r=0
    while [ $r -lt "$rounds" ]; do
        for c in $there; do
            eval "ask $c \$n_$c"
            echo "$r $c $us"
        done
        r=$((r + 1))
    done >"$build/times"
    exec 3<&- 4>&- 5>&- 6>&- 7>&- 8>&-
    wait
    pids=
    rm -f "$pipes"/*
    awk -v work="$name:$2" -v batch="$batch" -v ref=$reference '
        function sort(v, n,  i, j, t) {
            for (i = 2; i <= n; i++) {
                t = v[i]
                for (j = i - 1; j >= 1 && v[j] > t; j--) v[j + 1] = v[j]
                v[j + 1] = t
            }
        }
        function quantile(v, n, p,  h, i) {     # of sorted values, between two of them: linear
            h = 1 + p * (n - 1); i = int(h)
            return i < n ? v[i] + (h - i) * (v[i + 1] - v[i]) : v[n]
        }
        !($2 in seen) { seen[$2]; names[++contestants] = $2 }
        { us[$1, $2] = $3; n = $1 + 1 }
        END {
            for (c = 1; c <= contestants; c++) {
                for (r = 0; r < n; r++) {
                    t[r + 1] = us[r, names[c]]
                    q[r + 1] = us[r, names[c]] / us[r, ref]
                }
                sort(t, n); sort(q, n)
                printf "%s\t%s\t%s\t%.4g\t%.4g\t%.4g\t%.4g\n", work, names[c] == "fann" ? 1 : batch, names[c],
                    quantile(t, n, 0.5), quantile(q, n, 0.5), quantile(q, n, 0.25), quantile(q, n, 0.75)
            }
        }' "$build/times"
}

deep=64$(printf -- '-32%.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20)-10
printf 'work\tbatch\tcontestant\tmicroseconds\tratio_to_%s\tlow\thigh\n' $reference
for w in $work; do
    of_digits="$build/digits.x $build/digits.y $n_digits 64 0.0625"
    of_fashion="$build/fashion.x $build/fashion.y $n_fashion 784 0.00392156863"
    case $w in [234]) [ $n_fashion -gt 0 ] || { echo "# left out, no data in $fashion: workload $w"; continue; } ;; esac
    case $w in
    1) run 64-32-10 64-32-10 tanh 1 $of_digits ;;
    2) run 784-30-10 784-30-10 sigmoid 10 $of_fashion ;;
    3) run 784-100-10 784-100-10 relu 32 $of_fashion ;;
    4) run 784-512-512-10 784-512-512-10 relu 128 $of_fashion ;;
    5) run 64-32x20-10 $deep relu 32 $of_digits ;;
    *) echo "train.sh: no workload $w" >&2; exit 1 ;;
    esac
done
