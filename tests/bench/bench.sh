#!/bin/sh
# bench.sh COMPILER-WITH-FLAGS FLAGS-OF-MLP FLAGS-OF-BATCH: measures the times that the book shows, and writes
# them to figures/bench with the machine.  What is not installed is left out and named.
set -eu
cc=$1 fast=$2 single=$3
out=figures/bench
mkdir -p build/bench $out/matrix $out/batch
machine=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo 2>/dev/null | head -n 1)
wide=$(grep -o -m 1 -w 'avx512f\|avx2' /proc/cpuinfo 2>/dev/null | sort | tail -n 1)
measured() {
    echo "# measured on: ${machine:-$(uname -m)}${wide:+ ($wide)}, $(${cc%% *} --version | head -n 1), $(echo "$cc" | cut -d' ' -f2-); $1"
}
# note FILE FLAGS COMMAND...: what the command prints becomes the file
note() {
    file=$1 flags=$2; shift 2
    "$@" >build/bench.new
    measured "$flags" >>build/bench.new
    mv build/bench.new $out/$file.tsv
    cat $out/$file.tsv
}
all="$fast $single"
note matrix/time "mlp: $fast" build/bin/matrix time --rounds 40

# OpenBLAS takes its oldest kernels for a processor that is younger than it; then it is told what there is
export OPENBLAS_NUM_THREADS=1
if $cc -o build/bench/sgemm tests/bench/by_sgemm.c -lopenblas -lm 2>/dev/null; then
    case $(build/bench/sgemm) in *Prescott)
        if [ "$wide" = avx512f ]; then export OPENBLAS_CORETYPE=SkylakeX
        elif [ "$wide" = avx2 ]; then export OPENBLAS_CORETYPE=Haswell; fi;;
    esac
    blas=libopenblas.so.0
else
    echo "OpenBLAS is not there (Debian: libopenblas-dev): left out"; blas=
fi
note batch/products "batch: $all${OPENBLAS_CORETYPE:+; OPENBLAS_CORETYPE=$OPENBLAS_CORETYPE}" \
    build/bin/batch products --rounds 5 --blas "$blas"
note batch/roofline "batch: $all" build/bin/batch roofline --rounds 10
note batch/sizes "batch: $all" build/bin/batch sizes --rounds 10
if command -v mpirun >/dev/null; then note batch/ranks "batch: $all" tests/bench/ranks.sh
else echo "MPI is not there (Debian: mpich): left out"; fi

$cc $all -Itangled -o build/bench/batch tests/bench/by_batch.c build/obj/modules.a -lm
OURS=build/bench/batch note batch/rivals "batch: $all" tests/bench/rivals.sh

# steps of online learning: index and matrix version beside FANN, in double precision
printf '#include <doublefann.h>\nint main(void) { return 0; }\n' >build/bench/there.c
$cc -o build/bench/there build/bench/there.c -ldoublefann -lm 2>/dev/null ||
    { echo "FANN is not there (Debian: libfann-dev): no comparison"; exit 0; }
# with the flags of all modules, and with those of mlp
for flags in '' "$fast"; do
    $cc $flags -Itangled -c -o build/bench/mlp.o tangled/mlp.c
    $cc -Itangled -Itests -o build/bench/online tests/bench/online.c build/bench/mlp.o build/obj/modules.a -ldoublefann -lm
    echo "# mlp: ${cc#* } $flags"
    build/bench/online <data/digits.csv
done
