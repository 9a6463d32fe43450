#!/bin/sh
# student.sh NAME PDF: what students get, as build/NAME.tar.gz: the book, its C, its data, and a folder for each
# coding exercise, but no answers, no solutions, and no way to make them.
set -eu
name=$1 pdf=$2 out=build/$1
rm -rf "$out"
mkdir -p "$out/exercises"
cp "$pdf" LICENSE "$out"
cp -R tangled data "$out"
for test in chapters/exercises/*/test.c; do
    ex=$(basename "$(dirname "$test")")
    EX=$ex build/tools/starter.sh "$out/exercises/$ex" >/dev/null
done
cat >"$out/README" <<END
First Neural Networks: a literate program in C

$pdf    the book
tangled/    its C: cc -O2 -o xor tangled/03-xor.c tangled/[a-z]*.c -lm
data/       its data; data/README.md tells where they come from
exercises/  a folder for each coding exercise: edit exercise-NAME.c, and say make
END
tests/pack.sh "$name"
