#!/bin/sh
# The rules of style that a machine can see.
. tests/tap.sh
workshops=$(ls chapters/workshop/*.nw 2>/dev/null)
# lint AWK: runs the program over the chapters; code is 1 inside of a chunk, words is set by prose
lint() {
    awk 'FNR == 1 { code = 0; chunk = ""; prose = 1 }
        /^<<.*>>=$/ { code = 1; chunk = $0; n = 0; at = FILENAME ":" FNR; before = prose; prose = 0; head = 1 }
        /^@( |$)/ { was = code; code = 0; end = 1 }
        !code && !end && NF { prose = 1 }
        code && !head && NF { n++ }
        '"$1"'
        { head = 0; end = 0 }' chapters/*.nw $workshops chapters/exercises/*/*.nw
}
result "no chunk has more than 24 lines" "$(lint 'end && was && n > 24 { print at ": " n " lines; cut it" }')"
result "no line of code has more than 72 characters" "$(
    lint 'code && length($0) > 72 { print FILENAME ":" FNR ": " length($0) " characters" }')"
result "every chunk of a story has prose before it" "$(lint 'head && !before && FILENAME !~ /workshop/ { print at ": no sentence says why" }')"
result "there is no C outside of chunks" "$(lint '
    !code && !end && /^ *(int|double|char|void|static|for|while|if|return|#include)[ (].*[;{>]$/ { print FILENAME ":" FNR ": " $0 }')"
result "nine chunks in ten have at most 18 lines, the middle one at most 9" "$(
    lint 'end && was { print n }' | sort -n | awk '{ v[NR] = $1 } END {
        middle = v[int((NR + 1) / 2)]; ninth = v[int(0.9 * NR)]
        if (middle > 9 || ninth > 18) print "median " middle ", nine in ten " ninth }')"
result "an exercise has a name of its own; behind one that is programmed stand its root and nobody else's" "$(awk '
    function done() { if (wanted) print at ": no <<exercise-" name ".c>> behind it"; wanted = 0 }
    /^.exercise[{]/ { done(); at = FILENAME ":" FNR; split($0, part, /[{}]/); name = part[2]; wanted = part[4] ~ /program|debug/
        if (name in seen) print at ": the name " name " is taken, " seen[name]
        seen[name] = at }
    /^.exercisefiles/ { done() }
    /^<<exercise-.*>>=/ { if ($0 == "<<exercise-" name ".c>>=") wanted = 0; else print FILENAME ":" FNR ": " $0 " stands behind exercise " name }
    /<<exercise [^>]*>>$/ { if (index($0, "<<exercise " name ":") == 0) print FILENAME ":" FNR ": " $0 " stands behind exercise " name }
    END { done() }' chapters/[0-9]*.nw)"
result "each folder of an exercise has its exercise" "$(
    for dir in chapters/exercises/*/; do
        name=$(basename "$dir")
        grep -q "^.exercise{$name}" chapters/[0-9]*.nw || echo "$dir: no chapter has \\exercise{$name}"
        for file in "$dir"*.nw; do
            head -n 1 "$file" | grep -q "^.exercisefile{$name}" || echo "$file:1: does not begin with \\exercisefile{$name}"
        done
    done)"
result "every figure is shown, and mentioned in the text" "$(
    for script in figures/[0-9]*.gp; do
        name=$(basename "$script" .gp)
        grep -q -e "bookfigure{$name}" -e "bookplate{$name}" chapters/*.nw || echo "$script: no chapter shows it"
        grep -qF "\\ref{fig:$name}" chapters/*.nw || echo "$script: no sentence mentions figure $name"
    done)"
result "no chapter, section, figure, theorem or table is named by a typed number" "$(
    grep -nE '([Cc]hapter|[Ss]ection|[Ff]igure|[Tt]heorem|[Tt]able|[Aa]lgorithm)s?[ ~][0-9]' chapters/*.nw chapters/workshop/*.nw chapters/exercises/*/*.nw |
    sed 's/$/: use a reference, or later{...}/')"
result "an exercise has a kind, one to three stars and minutes; a paper exercise has a hint and an answer" "$(awk '
    function done() { if (paper && !(hint && answer)) print at ": " (hint ? "no answer" : "no hint") }
    /^.exercise[{]/ { done(); at = FILENAME ":" FNR; hint = answer = 0; paper = /[{](by hand|derive|predict, then run)[}]/
        if ($0 !~ /^.exercise[{][a-z0-9-]*[}][{](by hand|predict, then run|debug|derive|program|project)[}][{][*][*]?[*]?[}][{][0-9]+[}][{].*[}]$/) print at ": " $0 }
    /^.begin[{]hint/ { hint = 1 } /^.begin[{]answer/ { answer = 1 } /^.exercisefiles/ { done(); paper = 0 }' chapters/[0-9]*.nw)"
result "each chapter has all kinds, and a summary with five answered questions" "$(
    for c in $(ls chapters/[0-9]*.nw | grep -v /00-); do
        for kind in 'by hand' 'predict, then run' debug derive program project; do
            grep -q "^.exercise{.*{$kind}" "$c" || echo "$c: no exercise of the kind $kind"; done
        [ "$(grep -c '^.question{' "$c")" = 5 ] && grep -q '^.section{Summary}' "$c" || echo "$c: no summary with five questions"
        grep -q '^.begin{byhand}' "$c" || echo "$c: no example by hand"
    done)"
result "each theorem stands in the index" "$(awk '
    /^.begin[{]theorem/ && before !~ /^.index[{]/ { print FILENAME ":" FNR ": " $0 } { before = $0 }' chapters/[0-9]*.nw)"
result "the index knows the names that readers look for" "$(
    for name in "Wilson's interval" "Cover's theorem" XOR 'complex step' 'gradient check' layer 'output delta' 'hidden delta' one-hot softmax rectifier ReLU \
            'universal approximation theorem' 'perceptron convergence theorem' 'learning rate' risk 'VC dimension' back-propagation momentum 'unit 0'; do
        grep -q -e "term{$name}" -e "term\[$name\]" -e "index{$name[}|@!]" chapters/[0-9]*.nw || echo "no entry $name"; done)"
# numbers of at least three digits that stand in prose and in a run
{ cat build/runs/*/*.tsv | awk '/^#= / { print $3 }'; sed -n 's/^.bookdefine{.*}{\(.*\)}$/\1/p' build/numbers.tex; } |
    grep -E '[0-9].*[0-9].*[0-9]' | sort -u >"$tmp/values"
result "no number is typed that a run prints" "$(
    awk 'FILENAME == ARGV[1] { value[$1 + 0] = $1; next }
        /^<<.*>>=$/ { code = 1 } /^@( |$)/ { code = 0 }
        !code { line = $0; gsub(/\\(val|claim|transcript|ref|label|cite[pt]?|citet|exercise(ref|number|file)?|hyperref)(\[[^]]*\])?[{][^}]*[}]/, "", line)
            while (match(line, /[0-9]+(\.[0-9]+)?/)) {
                number = substr(line, RSTART, RLENGTH); line = substr(line, RSTART + RLENGTH)
                if (length(number) > 2 && number !~ /^10+$/ && (number + 0) in value)
                    print FILENAME ":" FNR ": " number " is typed; a run prints it" } }' "$tmp/values" chapters/[0-9]*.nw)"
exit $failed
