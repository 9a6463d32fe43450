#!/bin/sh
# grade.sh PLACE, with EX, CHUNK or BUG in the environment: what a student wrote, in a file or a folder, by our test.
# Status: 0 passed, 1 failed, 2 not asked rightly, 3 does not compile, 4 no file, 5 a limit was met.
set -u
. tests/grading.sh
[ -n "${1:-}" ] || refuse "where is it? make grade EX=dual DIR=mine"
[ -e "$1" ] || refuse "there is no $1"
prepare
grade "$1"
