#!/bin/sh
# bench.sh COMPILER-WITH-FLAGS FLAGS-OF-MLP: measures the times that the book shows, and writes them
# to figures/bench with the machine; then compares steps of learning with those of FANN.
set -eu
out=figures/bench
machine=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo 2>/dev/null | head -n 1)
wide=$(grep -o -m 1 -w 'avx512f\|avx2' /proc/cpuinfo 2>/dev/null | sort | tail -n 1)
{
    build/bin/matrix time --rounds 40
    echo "# measured on: ${machine:-$(uname -m)}${wide:+ ($wide)}, $(${1%% *} --version | head -n 1), $(echo "$1" | cut -d' ' -f2-); mlp: $2"
} >build/bench.new
mv build/bench.new $out/matrix/time.tsv
cat $out/matrix/time.tsv

mkdir -p build/bench
printf '#include <doublefann.h>\nint main(void) { return 0; }\n' >build/bench/there.c
$1 -o build/bench/there build/bench/there.c -ldoublefann -lm 2>/dev/null ||
    { echo "FANN is not there (Debian: libfann-dev): no comparison"; exit 0; }
# with the flags of all modules, and with those of mlp
for flags in '' "$2"; do
    $1 $flags -Itangled -c -o build/bench/mlp.o tangled/mlp.c
    $1 -Itangled -Itests -o build/bench/fann tests/bench_fann.c build/bench/mlp.o build/obj/modules.a -ldoublefann -lm
    echo "# mlp: ${1#* } $flags"
    build/bench/fann <data/digits.csv
done
