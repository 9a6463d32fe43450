#!/bin/sh
# Who tests the tests?  Each mutant is a copy of the book with one fault; the check named must
# fail and its message must name the place.
. tests/tap.sh
# mutant NAME CHECK EXPECTED FILE SED: CHECK fails on a copy where SED changed FILE, and says EXPECTED
mutant() {
    cp "$4" "$tmp/right"
    sed "$5" "$tmp/right" >"$4"
    if cmp -s "$4" "$tmp/right"; then
        result "mutant: $1" "the fault was not made: sed '$5' $4 changes nothing"
    else
        if message=$($2 2>&1); then message="status 0"; found=; else found=$(printf "%s\n" "$message" | grep -E "$3"); fi
        result "mutant: $1" "$([ -n "$found" ] || echo "expected a message like '$3', got: $message")"
    fi
    cp "$tmp/right" "$4"
}
mkdir -p "$tmp/copy/build"
cp -Rp $(ls -A | grep -v -e '^\.git$' -e '^build$') "$tmp/copy"
cp -Rp build/runs build/tools build/student build/keys build/runs.mk build/numbers.tex build/asan/modules.a "$tmp/copy/build"
mkdir "$tmp/copy/build/judge" && cp -p build/judge/dual build/judge/margin "$tmp/copy/build/judge"
mkdir "$tmp/copy/build/asan" && mv "$tmp/copy/build/modules.a" "$tmp/copy/build/asan"
cd "$tmp/copy"
numbers() {
    awk -f build/tools/keys.awk chapters/*.nw chapters/workshop/*.nw figures/[0-9]*.gp >build/keys
    awk -f build/tools/numbers.awk build/keys build/runs/*/*.tsv >build/numbers.tex
}
golden() { numbers; tests/check-golden.sh; }
claims() { numbers; tests/check-claims.sh; }
ch=chapters/01-perceptron.nw
ws=chapters/workshop/01-perceptron.nw
mutant 'a chunk definition is removed' tests/check-chunks.sh "$ws:[0-9]+: chunk <<let members leave it>>.*never defined" \
    $ws '/^<<let members leave it>>=/,/^@/d'
mutant 'a continuation is misspelled' tests/check-chunks.sh "$ch:[0-9]+: chunk <<compute the outputs of.*never used" \
    $ch 's/^<<compute the output of a perceptron>>=/<<compute the outputs of a perceptron>>=/'
mutant 'a bug of the gallery replaces nothing' tests/check-chunks.sh 'chapters/07-backprop.nw:[0-9]+: chunk <<bug sum: the shares of one sample>> is defined but never used' \
    chapters/07-backprop.nw 's/^<<bug sum: the share of/<<bug sum: the shares of/'
mutant 'a root is misspelled' tests/check-chunks.sh "$ws:[0-9]+: <<perceptrn.c>>" $ws 's/^<<perceptron.c>>=/<<perceptrn.c>>=/'
mutant 'a key is wrong' numbers "$ch:[0-9]+: .val.perceptron/iris/mistake.: no run" $ch 's/iris.mistakes/iris\/mistake/'
mutant 'a claim has a wrong key' numbers "$ch:[0-9]+: .claim.perceptron/bound/tigt.: no run" $ch 's|bound/tight|bound/tigt|'
mutant 'tangled/ is edited by hand' tests/check-tangled.sh 'tangled/perceptron.c:[0-9]+: differs from chapters/workshop/01-perceptron.nw' \
    tangled/perceptron.c 's/error != 0/error > 0/'
mutant 'a claim is false' claims "$ch:[0-9]+: .*perceptron/bound/tight" build/runs/perceptron/bound.tsv 's/^#! tight: true/#! tight: false/'
mutant 'a claim of a run is not made' claims 'perceptron/bound/tight: no chapter' $ch 's|.claim.perceptron/bound/tight.||'
mutant 'a %def is missing' tests/check-defs.sh "tangled/perceptron.c:[0-9]+: no %def names perceptron_epoch" $ch 's/ perceptron_epoch$/ perceptron_free/'
mutant 'a %def names nothing' tests/check-defs.sh "$ch:[0-9]+: %def perceptron_epch" $ch 's/^@ %def perceptron_epoch$/@ %def perceptron_epoch perceptron_epch/'
mutant 'C outside of a chunk' tests/check-prose.sh "$ch:[0-9]+: +return 0;" $ch 's/^.section.The unit.$/&\n    return 0;/'
mutant 'a long chunk' tests/check-prose.sh "$ch:[0-9]+: [0-9]+ lines" $ch \
    's/^    double s = 0;/;\n;\n;\n;\n;\n;\n;\n;\n;\n;\n;\n;\n;\n;\n;\n;\n;\n;\n;\n;/'
mutant 'a chunk without prose' tests/check-prose.sh "$ch:[0-9]+: no sentence" $ch '/^The two functions that compute are equation/d'
mutant 'an include in a story' tests/check-story.sh "$ch:[0-9]+: belongs to the workshop" $ch 's/^<<compute the output of a perceptron>>=/&\n#include <stdio.h>/'
mutant 'a family in story and workshop' tests/check-story.sh "$ws:[0-9]+: .*stands in stories, too" $ws 's/^<<let members leave it>>=/<<compute the output of a perceptron>>=/'
mutant 'a story that opens with code' tests/check-story.sh "$ch:[0-9]+: code before the first section" $ch '/^.section.The unit.$/d'
mutant 'a story of code' tests/check-story.sh '07-backprop.nw: [0-9.]+ words for each line' chapters/07-backprop.nw '/^[A-Z\\]/d'
mutant 'a run without a place for its code' tests/check-story.sh 'no workshop has .experiment for the run perceptron/iris' $ws '/^.experiment{perceptron iris}/d'
mutant 'a long line' tests/check-prose.sh "$ch:[0-9]+: [0-9]+ characters" $ch 's|^    double s = 0;$|&/* aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa */|'
mutant 'a number is typed' tests/check-prose.sh "$ch:[0-9]+: 342 is typed" $ch 's|.val.perceptron/penguins/penguins.|342|'
mutant 'a name is taken by two exercises' tests/check-prose.sh "$ch:[0-9]+: the name and-unit is taken" $ch 's/exercise{rate}/exercise{and-unit}/'
mutant 'an exercise without its root' tests/check-prose.sh "$ch:[0-9]+: no <<exercise-dual2.c" $ch 's/^\(.exercise{margin}\)/\\exercise{dual2}{program}{*}{5}{Two}\n\1/'
mutant 'an exercise without its text' tests/check-prose.sh "chapters/exercises/dual/: no chapter has" $ch 's/^.exercise{dual}/\\exercise{duel}/'
mutant 'a figure is named by a typed number' tests/check-prose.sh "$ch:[0-9]+:.*use a reference" $ch 's/figure~.ref{fig:01-penguins}/figure 1.3/'
mutant 'an exercise without a hint' tests/check-prose.sh "$ch:[0-9]+: no hint" $ch '/^.begin{hint}/,/^.end{hint}/d'
mutant 'an exercise of no kind' tests/check-prose.sh "$ch:[0-9]+: .exercise{and-unit}" $ch 's/exercise{and-unit}{by hand}/exercise{and-unit}{recall}/'
mutant 'a summary with four questions' tests/check-prose.sh "$ch: no summary with five questions" $ch '/^.question{A unit has/d'
mutant 'a theorem that is not in the index' tests/check-prose.sh "$ch:[0-9]+: .begin{theorem}.Convergence" $ch '/^.index{perceptron convergence/d'
mutant 'a figure is not mentioned' tests/check-prose.sh 'figures/01-bound.gp: no sentence' $ch 's/.ref.fig:01-bound.//'
mutant 'a data set was changed' tests/check-data.sh 'data/iris.csv: another sha256' data/iris.csv '36s/0.2/0.1/'
mutant 'a number of the text changed' golden 'perceptron/iris/mistakes: was 5, is 6' build/runs/perceptron/iris.tsv 's/^#= mistakes 5/#= mistakes 6/'
mutant 'a solution is wrong' 'tests/check-exercises.sh margin' 'margin: the solution passes' chapters/exercises/margin/solution.nw 's/fmin/fmax/'
mutant 'a stub is right' 'tests/check-exercises.sh dual' 'dual: the stub compiles without warnings, and fails' chapters/exercises/dual/stub.nw \
    '$r chapters/exercises/dual/solution.nw
    1,$d'
mutant 'code in the PDF differs' 'tests/check-copy.sh' "$ch:[0-9]+: not so in the PDF: +double s = 1;" $ch 's/^    double s = 0;/    double s = 1;/'
pdfcheck() { tests/check-pdf.sh build/student/book.log book.pdf; }
mutant 'a reference is undefined' pdfcheck 'Reference .fig:nowhere' build/student/book.log '1s/^/LaTeX Warning: Reference `fig:nowhere'"'"' on page 3 undefined\n/'
mutant 'the text leaves its block' pdfcheck 'leaves the text block' book.pdf.in 's/inner=68pt/inner=50pt/'
mutant 'a glyph is missing' pdfcheck 'Missing character' build/student/book.log '1s/^/Missing character: There is no x in font y\n/'
mutant 'a line is too wide' pdfcheck 'Overfull' build/student/book.log '1s/^/Overfull \\hbox (17.2pt too wide) in paragraph\n/'
exit $failed
