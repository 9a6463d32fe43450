#!/bin/sh
# Does an edit of prose leave compiler and experiments alone, and does make do nothing when nothing changed?
. tests/tap.sh
mkdir "$tmp/copy"
cp -a $(ls -A | grep -v -e '^\.git$' -e '^build$') "$tmp/copy"
mkdir "$tmp/copy/build" && cp -a $(ls -d build/* | grep -v -E 'asan|stages|coverage|repro|mutant|part|check') "$tmp/copy/build"
cd "$tmp/copy"
make=${MAKE:-make}
$make -s book >/dev/null 2>&1
result "make has nothing to do after make" "$($make book | grep -v -E 'Nothing to be done|is up to date|(Entering|Leaving) directory')"
sleep 1; touch chapters/01-*.nw
result "touching a chapter rebuilds nothing that is seen" "$($make book | grep -E 'cc |build/bin|figure.sh|typeset.sh')"
sed -i '0,/The unit/s//The very unit/' chapters/01-perceptron.nw
$make book >"$tmp/log" 2>&1
result "an edited sentence compiles no C, runs no experiment, draws no figure" "$(grep -E 'cc |build/bin|figure.sh' "$tmp/log")"
result "an edited sentence is in the PDF" "$(pdftotext book.pdf - | grep -q 'The very unit' || echo 'it is not')"
sed -i 's/return perceptron_preactivation(p, x) > 0;/return perceptron_preactivation(p, x) > ;/' chapters/01-perceptron.nw
result "an error in a chapter's C names the line of the chapter" "$(
    line=$(grep -n 'preactivation(p, x) > ;' chapters/01-perceptron.nw | cut -d: -f1)
    $make book 2>&1 | grep -q "chapters/01-perceptron.nw:$line:.*error" || echo "no message names chapters/01-perceptron.nw:$line")"
exit $failed
