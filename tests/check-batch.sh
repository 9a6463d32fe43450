#!/bin/sh
# Chapter 12: bad input; images from files; the same weights with one, two and four processes, up to rounding.
. tests/tap.sh
bin=${BIN:-build/bin}
# bytes NUMBER...: four bytes each, the highest first
bytes() { for n; do printf "\\$(printf %o $((n / 16777216)))\\$(printf %o $((n / 65536 % 256)))\\$(printf %o $((n / 256 % 256)))\\$(printf %o $((n % 256)))"; done; }
# images PART N: N images of 4 x 4 pixels, whose class is the brighter half
images() {
    { bytes 2051 $2 4 4; awk -v n="$2" 'BEGIN { srand(1); for (i = 0; i < n; i++) for (j = 0; j < 16; j++)
        printf "%c", 33 + int(rand() * 30) + ((j < 8) == (i % 2 == 0)) * 60 }'; } >"$tmp/set/$1-images-idx3-ubyte"
    { bytes 2049 $2; awk -v n="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%s", i % 2 ? "\001" : "\002" }'; } >"$tmp/set/$1-labels-idx1-ubyte"
}
mkdir "$tmp/set"; images train 400; images t10k 100
learn="$bin/batch train --data $tmp/set --layers 8 --epochs 4 --valid 80 --batch 32 --test 1"
$learn >"$tmp/one" 2>&1
result "images are learned from, and the test part is opened" "$(
    awk '$2 == "accuracy" { found = 1; if ($3 < 95) print "accuracy " $3 } END { if (!found) print "no accuracy" }' "$tmp/one"; [ -s "$tmp/one" ] || cat "$tmp/one")"
gzip -k "$tmp/set/train-images-idx3-ubyte" && rm "$tmp/set/train-images-idx3-ubyte"
if grep -q USE_ZLIB build/libs.mk; then
    $learn >"$tmp/packed" 2>&1
    result "packed files are the same" "$(diff "$tmp/one" "$tmp/packed" | head -n 4)"
else echo "ok - packed files # SKIP zlib is not there"; fi
gunzip "$tmp/set/train-images-idx3-ubyte.gz"
if command -v mpirun >/dev/null && grep -q USE_MPI build/libs.mk; then
    for p in 1 2 4; do
        mpirun -n $p $learn >"$tmp/ranks" 2>&1
        result "$p processes learn the same, up to rounding" "$(
            awk 'NR == FNR { right[FNR] = $2; next } /^[0-9]/ { n++; d = $2 - right[FNR]; if (d > 0.0002 || d < -0.0002) print FNR ": " $2 " is not " right[FNR] }
                END { if (n != 4) print n + 0 " epochs" }' "$tmp/one" "$tmp/ranks")"
    done
else echo "ok - several processes # SKIP MPI is not there"; fi
fashion=/usr/share/datasets/fashion-mnist
if [ -r $fashion/train-images-idx3-ubyte.gz ] && grep -q USE_ZLIB build/libs.mk; then
    $bin/batch train --epochs 1 --samples 6000 >"$tmp/fashion" 2>&1
    result "a short epoch with images of clothes" "$(awk '/^1 / { found = 1; if ($3 > 30) print "wrong: " $3 " percent" } END { if (!found) print "no epoch" }' "$tmp/fashion")"
else echo "ok - images of clothes # SKIP dataset-fashion-mnist is not there"; fi
# refuse MESSAGE OPTION...: status 1 with the message
refuse() {
    message=$1; shift
    $bin/batch "$@" >"$tmp/out" 2>&1
    result "refused: batch $*" "$([ $? = 1 ] && grep -q -e "$message" "$tmp/out" || cat "$tmp/out")"
}
refuse 'No such file' train --data nowhere
refuse 'too few' train --data "$tmp/set" --valid 400
refuse 'expected sizes like' train --data "$tmp/set" --valid 80 --layers 8-
refuse 'expected sizes like' train --data "$tmp/set" --valid 80 --layers x
refuse '--f softmax: unknown' train --data "$tmp/set" --valid 80 --f softmax
refuse '--rule fast' train --data "$tmp/set" --valid 80 --rule fast
grep -q USE_CBLAS build/libs.mk || refuse 'multiplies with one' train --data "$tmp/set" --valid 80 --threads 2
refuse 'no cblas_sgemm' products --blas libm.so.6
refuse 'not conventional' --net tangled/example.net
exit $failed
