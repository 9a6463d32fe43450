#!/bin/sh
# The course for teachers: can it be taught as it stands?  Every command that a lecture names is run.
. tests/tap.sh
course=chapters/C-course.nw
unset MAKEFLAGS MAKELEVEL MFLAGS
result "twelve lectures, each with sections, commands, a board, exercises and misconceptions" "$(awk '
    /^.begin[{]lecture[}]/ { n++; at = FILENAME ":" FNR; split("", has) }
    match($0, /^.(lecture(sections|live|board|exercises)|misconception)[{]/) { has[substr($0, 2, RLENGTH - 2)]++ }
    /^.end[{]lecture[}]/ { if (has["lecturesections"] != 1 || has["lecturelive"] != 1 || has["lectureboard"] != 1 ||
        has["lectureexercises"] != 1 || has["misconception"] < 2) print at ": something is missing" }
    END { if (n != 12) print n " lectures" }' $course)"
result "sixty questions, each with its kind and marks, three at least for each chapter" "$(awk '
    function enough() { if (chapters && k < 3) print at ": only " k " questions before" }
    /^.subsection[*][{]Chapter/ { at = FILENAME ":" FNR; enough(); chapters++; k = 0 }
    /^.section[{]Three/ { at = FILENAME ":" FNR; enough() }
    /^.examquestion[{]/ { n++; k++
        if ($0 !~ /^.examquestion[{](concept|exam)[}][{][1-9][0-9]?[}][{]/) print FILENAME ":" FNR ": no kind, or no marks" }
    END { if (n != 60 || chapters != 13) print n " questions for " chapters " chapters" }' $course)"
grep -o '.misconception{.*' $course | sed 's/.*{\([a-z0-9-]*\)}$/\1/' >"$tmp/named"
grep -o '.exercise\(ref\|number\){[a-z0-9-]*}' $course | sed 's/.*{//; s/}//' >>"$tmp/named"
result "each exercise that is named is there" "$(sort -u "$tmp/named" | while read -r name; do
    grep -q "^.exercise{$name}" chapters/[0-9]*.nw || echo "no exercise '$name'"; done)"
grep -o '.live{[^{}]*}' $course | sed 's/.live{//; s/}$//' | sort -u >"$tmp/commands"
result "there are commands for every chapter" "$([ "$(wc -l <"$tmp/commands")" -ge 30 ] || cat "$tmp/commands")"
make -s bins >"$tmp/out" 2>&1 || cat "$tmp/out"
while IFS= read -r command; do
    case $command in
    'make sheets'|'make handout-'*|'make grade'*|'make class'*) continue;; # check-build and check-starters make these
    esac
    began=$(date +%s)
    sh -c "$command" >"$tmp/out" 2>&1 </dev/null; status=$?
    result "$command" "$([ $status = 0 ] && [ -s "$tmp/out" ] || { echo "status $status"; tail -n 5 "$tmp/out"; }
        [ $(($(date +%s) - began)) -lt 60 ] || echo "it takes longer than anybody waits in a lecture")"
done <"$tmp/commands"
rm -rf build/mine build/iris.model
make -s build/course.tsv build/figures/course.tex >"$tmp/out" 2>&1
result "the picture of sections has references from every chapter but the first" "$([ "$(awk '!/^#/ && NF == 2' build/course.tsv | wc -l)" -gt 40 ] || cat "$tmp/out" build/course.tsv)"
exit $failed
