#!/bin/sh
# Does make do what it must, and no more?  Tried on a book of two pages, with a program, a module,
# bugs, two figures and names with underscores; mostly with a stand-in for LaTeX.
. tests/tap.sh
unset MAKEFLAGS MAKELEVEL MFLAGS SOURCE_DATE_EPOCH
mini=$tmp/mini
mkdir -p "$mini/chapters/workshop" "$mini/figures" "$mini/data" "$mini/tests" "$tmp/fake"
cp -R Makefile book.pdf.in README.md LICENSE bootstrap "$mini"
cp chapters/B-making.nw chapters/macros.tex chapters/book.bib "$mini/chapters"
cp figures/style.gp figures/net.gp "$mini/figures"
cp tests/dist.sh tests/pack.sh "$mini/tests"
cat >"$mini/chapters/01-perceptron.nw" <<'END'
\chapter{Tiny}
The number is \val{perceptron/iris/R2}, and a cell is \val{perceptron/iris/b/2/y}. \claim{perceptron/iris/good}{It is good.} \term{Index} It leads to chapter~\ref{ch:two}.
\bookfigure{01-tiny}{A figure}
\transcript{perceptron}

<<01-perceptron.c>>=
#include "the_module.h"
#include "backprop.h"
#include <stdio.h>
int main(int argc, char **argv)
{
    const char *version = BOOK_VERSION;
    printf("# x n y\na 1 %g\nb 1 4\nb 2 0.5\n", the_module());
    printf("#= R2 %g\n#! good: true\n", backprop_share());
    return argc > 1 && argv[1][0] == 'x' ? version[0] : 0;
}
<<the_module.h>>=
#define BOOK_VERSION "0.0"
double the_module(void);
@
It goes on in the workshop.
<<backprop.h>>=
double backprop_share(void);
double bug_sum_share(void);
<<backprop.c>>=
#include "backprop.h"
double backprop_share(void)
{
    <<the share>>
}
<<the share>>=
return 1.5;
<<bug sum: the share>>=
return 2.5;
@
END
cat >"$mini/chapters/workshop/01-perceptron.nw" <<'END'
\section{Workshop}
The rest.
<<the_module.c>>=
#include "the_module.h"
double the_module(void)
{
    return 0.25;
}
@
END
cat >"$mini/chapters/21-two_layers.nw" <<'END'
\chapter{Twentyone}\label{ch:two}
This chapter says \val{two_layers/a_b/k_1}, and [[two_layers]].
\transcript{two_layers a_b}
\bookfigure{21-two}{Another}
<<21-two_layers.c>>=
#include <stdio.h>
int main(void)
{
    printf("#= k_1 77\n");
    return 0;
}
@
END
printf '# data: perceptron iris\n# alt: words\nplot data using 2:3\n' >"$mini/figures/01-tiny.gp"
printf '# data: two_layers a_b\n# alt: more words\nplot [0:1] x\n' >"$mini/figures/21-two.gp"
# the stand-in: what it "sets" is all that LaTeX would read
cat >"$tmp/fake/lualatex" <<'END'
#!/bin/sh
cat book.tex tex/*.tex ../numbers.tex ../words.tex ../figures/*.tex ../runs/*/*.tsv >book.pdf && touch book.aux book.log
END
printf '#!/bin/sh\n' >"$tmp/fake/bibtex"; cp "$tmp/fake/bibtex" "$tmp/fake/makeindex"
printf '#!/bin/sh\necho compiled >>"%s"\nexec cc "$@"\n' "$tmp/compiled" >"$tmp/mycc"
mkdir "$tmp/broken"; printf '#!/bin/sh\nexit 1\n' >"$tmp/broken/noroots"
chmod +x "$tmp"/fake/* "$tmp/mycc" "$tmp/broken/noroots"
cd "$mini"
real() { ${MAKE:-make} -s "$@" >"$tmp/log" 2>&1; }
fake() { PATH=$tmp/fake:$PATH ${MAKE:-make} "$@" >"$tmp/log" 2>&1; }
# edit FILE SED
edit() { sed "$2" "$1" >"$tmp/edited" && cat "$tmp/edited" >"$1"; }
log() { head -n 20 "$tmp/log"; }
seen() { grep -E 'build/bin|figure.sh|typeset.sh|cc ' "$tmp/log"; }

fake || result "the small book builds" "$(log)"
fake; result "make has nothing to do after make" "$(grep -v -E 'Nothing to be done|is up to date|directory' "$tmp/log")"
sleep 1; touch chapters/01-*.nw; fake
result "touching a chapter rebuilds nothing that is seen" "$(seen)"
edit chapters/01-perceptron.nw 's/The number/The very number/'; fake
result "an edited sentence compiles, runs and draws nothing, and is in the book" "$(
    grep -E 'build/bin|figure.sh|cc ' "$tmp/log"; grep -q 'very number' book.pdf || echo "the book is as before")"
cp book.pdf "$tmp/right.pdf"
# every kind of file that is made: removed, it is made again
for file in book.pdf tangled/the_module.c tangled/gallery/sum.c build/tools/figure.sh build/tools.mk build/lists.mk build/runs.mk \
    build/keys build/names build/flags build/obj/backprop.o build/obj/modules.a build/bin/perceptron build/runs/perceptron/iris.tsv \
    build/runs/perceptron/iris.ran build/numbers.tex build/words.tex build/figures/01-tiny.tex build/figures/01-tiny.pdf \
    build/student/tex/01-perceptron.tex build/student/tex/index.tex build/student/woven build/student/book.tex build/noweb.sty; do
    [ -f "$file" ] || result "there is a file $file" "no"
    rm "$file"; fake
    result "$file is made again" "$([ -f "$file" ] || { echo "it is not"; log; }; cmp book.pdf "$tmp/right.pdf")"
done
rm -r build/student/tex build/figures build/runs tangled; fake
result "whole folders are made again" "$(cmp book.pdf "$tmp/right.pdf" 2>&1 || log)"

# an error names the line of the chapter
# breaks NAME FILE SED EXPECTED: an edit that make must complain about
breaks() {
    cp "$2" "$tmp/saved"; edit "$2" "$3"
    fake && status=0 || status=$?
    result "$1" "$([ $status -ne 0 ] || echo "make succeeds"; grep -q -E "$4" "$tmp/log" || { echo "expected '$4', got:"; log; })"
    cat "$tmp/saved" >"$2"
}
line() { grep -n "$1" "${2:-chapters/01-perceptron.nw}" | cut -d: -f1; }
c=chapters/01-perceptron.nw
breaks "an error in C names the line of the chapter" $c 's/return 1.5/return 1.5+/' "$c:$(line 'return 1.5'):.*error"
breaks "in a variant of the gallery too" $c 's/return 2.5/return 2.5+/' "$c:$(line 'return 2.5'):.*error"
breaks "and in a workshop" chapters/workshop/01-perceptron.nw 's/return 0.25/return 0.25+/' "chapters/workshop/01-perceptron.nw:$(line 0.25 chapters/workshop/01-perceptron.nw):.*error"
breaks "a program that is not there" $c 's/perceptron.iris.R2/perceptrom\/iris\/R2/' "$c:2: .val.perceptrom/iris/R2.: no run"
breaks "an experiment that fails" $c 's/perceptron.iris.R2/perceptron\/xris\/R2/' "$c:2: val perceptron/xris/R2"
breaks "a key that is not there" $c 's/iris.R2/iris\/R3/' "$c:2: .val.perceptron/iris/R3.: no run"
breaks "a cell that is not clear" $c 's/iris.b.2.y/iris\/b\/y/' "$c:2: .val.perceptron/iris/b/y.: 4 or 0.5"
breaks "a chunk that is not there" $c 's/^    <<the share>>/    <<the shore>>/' 'the shore'
breaks "a figure without a description" figures/01-tiny.gp 's/^# alt.*//' 'figures/01-tiny.gp:1: there is no line'
mv figures/21-two.gp "$tmp"; fake; mv "$tmp/21-two.gp" figures
result "a figure that was removed is noticed" "$(ls build/figures/21-two.* 2>/dev/null)"
fake
touch chapters/01-perceptron.nw; PATH=$tmp/broken:$PATH fake && result "make fails when noroots fails" "it succeeds" || result "make fails when noroots fails" ""
edit $c 's/return argc > 1/int unused; return argc > 1/'; fake
result "a warning is shown, with the line of the chapter, and stops nobody" "$(
    grep -q "$c:$(line 'int unused'):.*warning" "$tmp/log" || log; fake run-perceptron || log)"
result "in the tests it is an error" "$(touch tangled/01-perceptron.c; fake WERROR=-Werror build/asan/bin/perceptron && echo "make succeeds")"
edit $c 's/int unused; //'; fake

# flags and compilers
fake CC="$tmp/mycc" build/bin/perceptron
result "another compiler compiles" "$([ -s "$tmp/compiled" ] || log)"; : >"$tmp/compiled"
fake CC="$tmp/mycc" CFLAGS=-O0 build/bin/perceptron
result "other flags compile" "$([ -s "$tmp/compiled" ] || log)"; : >"$tmp/compiled"
fake CC="$tmp/mycc" CFLAGS=-O0 build/bin/perceptron
result "the same flags do not" "$(cat "$tmp/compiled")"
fake

# without git, with the repository of others around, and from an archive
result "without git the book has no date" "$(grep 'book.date' build/student/book.tex | grep -v 'date(0)')"
if command -v git >/dev/null; then
    git init -q "$tmp" && (cd "$tmp" && GIT_COMMITTER_DATE=2001-01-01T00:00:00Z git -c user.name=n -c user.email=e commit -q --allow-empty -m other)
    fake; result "the repository of others does not date the book" "$(grep 'book.date' build/student/book.tex | grep -v 'date(0)')"
    rm -r "$tmp/.git"
fi
(export SOURCE_DATE_EPOCH=86400; fake dist)
mkdir "$tmp/unpacked" && tar xzf build/first-neural-networks-0.0.tar.gz -C "$tmp/unpacked"
result "an archive made without git has everything, and its date" "$(
    cd "$tmp"/unpacked/*; fake && grep -q 'book.date(86400)' build/student/book.tex || { log; grep 'book.date' build/student/book.tex; })"
fake

# killed at many places, make makes the same book
if command -v setsid >/dev/null; then
    cp book.pdf "$tmp/right.pdf"
    result "a build that is killed leads to the same book" "$(
        for tenth in 1 2 3 4 5 6 7 8 9 10 11 12; do
            rm -rf build book.pdf tangled
            PATH=$tmp/fake:$PATH setsid ${MAKE:-make} -j2 >/dev/null 2>&1 & pid=$!
            sleep "$(awk -v t=$tenth 'BEGIN { printf "%.2f", t * 0.12 }')"
            kill -9 -$pid 2>/dev/null; wait $pid 2>/dev/null
            fake || { echo "killed after $tenth: make fails"; log; }
            cmp book.pdf "$tmp/right.pdf" || echo "killed after $tenth"
        done 2>&1)"
else
    echo "ok - a killed build # SKIP there is no setsid"
fi

# LaTeX itself
rm -rf build book.pdf; real && cp book.pdf "$tmp/right.pdf" || result "LaTeX sets the small book" "$(log)"
pdftotext book.pdf "$tmp/text" 2>/dev/null || true
result "the numbers are in the PDF" "$(grep -q 'number is 1.5, and a cell is 0.5' "$tmp/text" && grep -q '77, and two_layers' "$tmp/text" || head -n 60 "$tmp/text")"
for where in 1 3; do
    rm -rf build/student book.pdf; setsid ${MAKE:-make} >/dev/null 2>&1 & pid=$!
    n=0; until [ "$(cat build/student/book.log 2>/dev/null | wc -c)" -gt $((where * 8000)) ] || [ $n -gt 100 ]; do sleep 0.1; n=$((n + 1)); done
    kill -9 -$pid 2>/dev/null; wait $pid 2>/dev/null
    result "killed in LaTeX, place $where: no PDF that is not whole" "$([ ! -f book.pdf ] || echo "there is one")"
    real; result "and make makes the same PDF" "$(cmp book.pdf "$tmp/right.pdf" 2>&1 || log)"
done
# some chapters, and other paper
real lecture CHAPTERS=01; pdftotext build/lecture-01.pdf "$tmp/text" 2>/dev/null || log
result "a chapter alone refers to the number of another" "$(
    grep -q 'Tiny' "$tmp/text" && grep -q 'chapter 21' "$tmp/text" || head -n 60 "$tmp/text"; grep -E 'Twentyone|\?\?' "$tmp/text")"
real handout-21; result "a handout has the number of its chapter" "$(pdftotext build/handout-21.pdf - | grep -q '^21 Twentyone' || log)"
real handout-77 && result "a handout of no chapter" "make succeeds" || result "a handout of no chapter is refused" "$(grep -q 77 "$tmp/log" || log)"
real figures; result "a figure alone has its labels" "$(pdftotext build/pictures/21-two.pdf - | grep -q '0.8' && grep -q '<svg' build/pictures/21-two.svg || log)"
real PAPER=a4; result "other paper" "$(pdfinfo book.pdf | grep -q 'Page size: *595[.0-9]* x 84[12]' || pdfinfo book.pdf)"
real; result "and the paper of before" "$(cmp book.pdf "$tmp/right.pdf" 2>&1 || log)"
edit $c 's/^The number/The \\numbre/'; real
result "an error of LaTeX names the chapter and its line" "$(grep -q "^$c:2: Undefined control" "$tmp/log" || log)"
edit $c 's/^The .numbre/The number/'
rm chapters/21-two_layers.nw figures/21-two.gp; real
result "a chapter that was removed is out of the book and of tangled/" "$(
    pdftotext book.pdf - | grep Twentyone; ls tangled/21* 2>/dev/null; [ -f tangled/the_module.c ] || echo "but more is gone")"
exit $failed
