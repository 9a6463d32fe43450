#!/bin/sh
# PyTorch finds our derivatives and takes our steps: afresh if it is there, otherwise as recorded.
. tests/tap.sh
python=${PYTHON:-/usr/bin/python3}
if $python -c 'import torch' 2>/dev/null; then
    result "PyTorch runs" "$(tests/bench/pytorch.sh "$tmp" 2>&1)"
    for what in gradient steps; do
        result "$what: PyTorch agrees" "$(grep -q '^#! agree: true' "$tmp/$what.tsv" || tail -n 8 "$tmp/$what.tsv")"
    done
    sed 's/SGD(net.parameters(), lr=float(notes\["eta"\]))/SGD(net.parameters(), lr=float(notes["eta"]) * 1.001)/' tangled/pytorch.py >"$tmp/wrong.py"
    result "another rate is noticed" "$($python "$tmp/wrong.py" build/bench/exchange.safetensors steps | grep -q '^#! agree: false' || echo 'it is not')"
else echo "ok - PyTorch agrees # SKIP PyTorch is not there; the tables are as recorded"; fi
for what in gradient steps; do
    result "$what: the recorded table says so" "$(grep -q '^#! agree: true' figures/bench/exchange/$what.tsv || echo false)"
done
exit $failed
