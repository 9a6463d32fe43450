#!/bin/sh
# What is handed out: exercises stand alone in a folder, chunks can be written again, bugs can be found; and a class.
. tests/tap.sh
unset MAKEFLAGS MAKELEVEL MFLAGS
exercises=$(for c in chapters/[01]*.nw; do sed -n 's/^.exercise{\([a-z0-9-]*\)}.*/\1/p' "$c" |
    while read -r e; do [ ! -f "chapters/exercises/$e/test.c" ] || { echo "$e"; break; }; done; done)
mine="$tmp/my folder"
hand() { env "$1" "KIND=${3:-stub}" build/tools/starter.sh "$2"; }
result "several exercises go into one folder" "$(for ex in $exercises; do hand "EX=$ex" "$mine" 2>&1 >/dev/null; done)"
result "the folder compiles alone, without warnings; the tests fail" "$(cd "$mine" && for ex in $exercises; do
    make "run-test-$ex" >"$tmp/out" 2>&1 && echo "run-test-$ex succeeds with the stub"
    grep -q 'checks: not yet' "$tmp/out" && ! grep warning "$tmp/out" || cat "$tmp/out"; done)"
result "each has its text" "$(for ex in $exercises; do grep -q '^Exercise [0-9.]*, ' "$mine/exercise-$ex.txt" && [ "$(wc -w <"$mine/exercise-$ex.txt")" -gt 12 ] &&
    ! grep -q '<<\|\\ref\|\\val' "$mine/exercise-$ex.txt" || echo "$ex"; done)"
result "nothing of the judge is handed out" "$(ls "$mine" | grep judge)"
first=$(echo "$exercises" | sed 1q)
result "what is not changed may be handed out again" "$(hand "EX=$first" "$mine" 2>&1 >/dev/null)"
# refuses NAME STATUS COMMAND...
refuses() { name=$1 want=$2; shift 2; "$@" >"$tmp/out" 2>&1; got=$?
    result "starter refuses $name" "$([ $got = "$want" ] || { echo "status $got"; cat "$tmp/out"; })"; }
for file in "exercise-$first.c" "test-$first.c" exercise.h perceptron.c Makefile; do
    cp "$mine/$file" "$tmp/kept"; echo '/* mine */' >>"$mine/$file"; cp "$mine/$file" "$tmp/changed"
    refuses "to overwrite $file that was changed" 2 hand "EX=$first" "$mine"
    result "$file is left alone" "$(cmp "$tmp/changed" "$mine/$file" 2>&1)"
    cp "$tmp/kept" "$mine/$file"
done
mkdir "$tmp/foreign"; echo 'all:' >"$tmp/foreign/Makefile"
refuses "a folder with a Makefile of its own" 2 hand "EX=$first" "$tmp/foreign"
refuses "the folder of the book" 2 hand "EX=$first" .
refuses "an exercise that is not there" 2 hand EX=nothing "$tmp/none"
refuses "a chunk that is not there" 2 hand CHUNK=nothing "$tmp/none"
refuses "a bug that is not there" 2 hand BUG=99 "$tmp/none"
refuses "nothing at all" 2 build/tools/starter.sh "$tmp/none"
for ex in $exercises; do rm "$mine/exercise-$ex.c"; done
result "what is lost is handed out again" "$(for ex in $exercises; do hand "EX=$ex" "$mine" solution 2>&1 >/dev/null; done)"
result "with the solutions the folder passes" "$(cd "$mine" && { make >"$tmp/out" 2>&1 || tail -n 20 "$tmp/out"; })"
result "with sanitizers, too" "$(cd "$mine" && { make "safe-test-$first" >"$tmp/out" 2>&1 || tail -n 20 "$tmp/out"; })"
if command -v bmake >/dev/null; then
    result "with another make, too" "$(cd "$mine" && make clean >/dev/null && { bmake >"$tmp/out" 2>&1 || tail -n 20 "$tmp/out"; })"
else echo 'ok - with another make, too # SKIP bmake is not installed'; fi

grep -ho '.ownchunk{[^}]*}' chapters/[01]*.nw | sed 's/.*{//; s/}$//' >"$tmp/chunks"
result "there are chunks to write" "$([ "$(wc -l <"$tmp/chunks")" -ge 15 ] || cat "$tmp/chunks")"
while IFS= read -r chunk; do
    rm -rf "$tmp/hole" "$tmp/full"
    hand "CHUNK=$chunk" "$tmp/hole" >/dev/null 2>&1; hand "CHUNK=$chunk" "$tmp/full" solution >/dev/null 2>&1
    CHUNK=$chunk tests/grade.sh "$tmp/hole" >"$tmp/out" 2>&1; status=$?
    result "without '$chunk' the module fails" "$(case $status in 1|3|5) ;; *) cat "$tmp/out";; esac)"
    CHUNK=$chunk tests/grade.sh "$tmp/full" >"$tmp/out" 2>&1; status=$?
    result "with it, it passes" "$([ $status = 0 ] || cat "$tmp/out")"
done <"$tmp/chunks"
result "what is handed out compiles, and fails" "$(cd "$tmp/hole" && { ! make >"$tmp/out" 2>&1 || cat "$tmp/out"; })"
result "what is handed in passes there, too" "$(cd "$tmp/full" && { make >"$tmp/out" 2>&1 || tail "$tmp/out"; })"
for bug in $(ls tangled/gallery | awk '{ print NR }'); do
    rm -rf "$tmp/bug"; hand "BUG=$bug" "$tmp/bug" >/dev/null
    result "bug $bug is not named" "$(grep bug "$tmp/bug/backprop.c")"
    result "the four checks find it" "$(cd "$tmp/bug" && { make >"$tmp/out" 2>&1; grep -q 'of 4 checks: not yet' "$tmp/out" || cat "$tmp/out"; })"
    BUG=$bug tests/grade.sh "$tmp/bug" >"$tmp/out" 2>&1; status=$?
    result "the module's tests find it" "$([ $status = 1 ] || cat "$tmp/out")"
done
cp tangled/backprop.c "$tmp/bug"
BUG=1 tests/grade.sh "$tmp/bug" >"$tmp/out" 2>&1; status=$?
result "mended, it passes" "$([ $status = 0 ] || cat "$tmp/out")"
# cheat WORDS: the chunk of standard input may not do that
cheat() {
    rm -rf "$tmp/cheat"; mkdir "$tmp/cheat"
    { echo '/* from here: x */'; cat; echo '/* to here */'; } >"$tmp/cheat/backprop.c"
    cp "$tmp/cheat/backprop.c" "$tmp/cheat/gradient.c"
    CHUNK=${2:-start with a gradient of zero} tests/grade.sh "$tmp/cheat" >"$tmp/out" 2>&1; status=$?
    result "a chunk with $1 fails" "$([ $status = 1 ] && grep -q 'nothing here needs' "$tmp/out" || cat "$tmp/out")"
}
echo 'extern void exit(int); exit(0);' | cheat exit
echo '}
#include <stdlib.h>
static void x(void) { exit(0);' | cheat 'a directive'
echo '} __attribute__((constructor)) void early(void) {' | cheat 'a constructor'
echo '__asm__ ("nop");' | cheat assembler
echo 'extern int puts(const char *); puts("passed");' | cheat output
full() { sed -n '/from here/,/to here/p' "$tmp/full/gradient.c" | sed '1d; $d'; }
{ full; echo 'int main(void) { return 0; }'; } | cheat 'a main' 'gradient.c: the central difference'
{ full; echo 'int puts(const char *s) { return *s; }'; } | cheat 'a function of the library' 'gradient.c: the central difference'

class=$tmp/class; mkdir -p "$class/O'Brien, Ann/deep" "$class/both" "$class/empty" "$class/-n"
ex=find-layers
notangle -Rexercise-$ex.c chapters/*.nw chapters/exercises/$ex/solution.nw >"$tmp/good"
notangle -Rexercise-$ex.c chapters/*.nw chapters/exercises/$ex/stub.nw >"$tmp/bad"
cp "$tmp/good" "$class/O'Brien, Ann/deep/Exercise_Find-Layers (1).C"
cp "$tmp/good" "$class/both/exercise-$ex.c"; cp "$tmp/good" "$class/both/exercise-$ex copy.c"
cp "$tmp/bad" "$class/a \"quoted\" name.c"; cp "$tmp/good" "$class/-n/exercise-$ex.c"
echo int >"$class/nothing.c"; echo text >"$class/README"
echo 'int find_layers(int Q, int W, const int i[], const int j[], int layer[]) { for (;;) ; return Q + W + *i + *j + *layer; }' >"$class/slow.c"
EX=$ex tests/class.sh "$class" >"$tmp/out" 2>&1
result "a class has a table with all of them" "$(for want in "O'Brien, Ann *passed *16 of 16 *10.0" 'both *missing *0 of' 'empty *missing' \
    'a "quoted" name.c *failed *7 of 16 *0.0' 'nothing.c *does not compile' 'slow.c *limit' '-n *passed'; do
    grep -q -e "^$want" "$tmp/out" || { echo "no $want"; cat "$tmp/out"; }; done)"
result "a file that is nobody's is named" "$(grep -q 'README is no folder' "$tmp/out" || cat "$tmp/out")"
result "each has feedback, and the results are there twice" "$(for want in "O'Brien, Ann" both empty 'a "quoted" name.c' nothing.c slow.c -n; do
    [ -s "build/class/$ex/feedback/$want.txt" ] || echo "none for $want"; done
    [ "$(wc -l <build/class/$ex/results.tsv)" = 8 ] || cat build/class/$ex/results.tsv
    ! command -v python3 >/dev/null || python3 -c 'import json, sys; d = json.load(sys.stdin); assert len(d) == 7 and {r["verdict"] for r in d} == {"passed", "failed", "missing", "limit", "does not compile"}' <build/class/$ex/results.json 2>&1)"
exit $failed
