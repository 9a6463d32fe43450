#!/bin/sh
# pytorch.sh [FOLDER]: PyTorch on the file of "exchange write"; tables into the folder, figures/bench/exchange
set -eu
out=${1:-figures/bench/exchange}
mkdir -p "$out" build/bench
build/bin/exchange write --file build/bench/exchange.safetensors >/dev/null
for what in gradient steps; do
    ${PYTHON:-/usr/bin/python3} tangled/pytorch.py build/bench/exchange.safetensors $what >"$out/new"
    mv "$out/new" "$out/$what.tsv"
done
