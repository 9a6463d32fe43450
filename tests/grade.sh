#!/bin/sh
# grade.sh EXERCISE PLACE: the exercise in a student's file, or folder, by our test.
# Status: 0 passed, 1 failed, 2 not asked rightly, 3 does not compile, 4 no file, 5 a limit was met.
set -u
. tests/grading.sh
[ -n "${1:-}" ] && [ -n "${2:-}" ] || refuse "which exercise, and where? make grade EX=dual DIR=mine"
[ -e "$2" ] || refuse "there is no $2"
prepare "$1"
grade "$2"
