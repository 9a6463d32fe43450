#!/bin/sh
# Bad input to the programs: a message with file and line, status 1 (2 for usage), no data printed.
. tests/tap.sh
bin=${BIN:-build/asan/bin}
# refuse NAME STATUS MESSAGE COMMAND...: the command must fail with that status and message
refuse() {
    name=$1 status=$2 message=$3; shift 3
    "$@" >"$tmp/out" 2>"$tmp/err"
    got=$?
    result "$name" "$(
        [ $got = "$status" ] || echo "status $got, not $status"
        grep -qE "$message" "$tmp/err" || echo "expected a message like '$message', got: $(head -n 3 "$tmp/err")"
        grep -v '^#' "$tmp/out" | head -n 3 | sed 's/^/printed as data: /')"
}
for program in $(ls tangled/[0-9]*.c | sed 's/.*[0-9]-\(.*\)\.c/\1/'); do
    refuse "$program: unknown experiment" 2 "^$program: there is no experiment 'nonsense'; try $program --help" "$bin/$program" nonsense
    refuse "$program: unknown option" 2 "^$program: there is no option '--nonsense'" "$bin/$program" --nonsense 3
    refuse "$program: text where an option should be" 2 "^$program: .* is no option" "$bin/$program" "$("$bin/$program" --help | awk '/^  [a-z]/ { print $1; exit }')" nonsense
done
p=$bin/perceptron
refuse 'a value out of range' 2 '^perceptron: --epochs 0: want a whole number from 1' "$p" iris --epochs 0
refuse 'a value that is missing' 2 '^perceptron: --epochs wants a value' "$p" iris --epochs
refuse 'a value that is no number' 2 '^perceptron: --epochs many: want' "$p" iris --epochs many
refuse 'a fraction for a whole number' 2 '^perceptron: --epochs=?.*1\.5: want a whole number' "$p" iris --epochs=1.5
refuse 'a number that is not finite' 2 '^perceptron: --epochs nan: want' "$p" iris --epochs nan
refuse 'a folder that is not there' 1 '^perceptron: nowhere/iris.csv: ' "$p" iris --data nowhere
head='sepal_length_cm,sepal_width_cm,petal_length_cm,petal_width_cm,species'
# broken NAME MESSAGE TEXT: an iris.csv with that text (printf) is refused
broken() {
    rm -rf "$tmp/iris.csv"; printf "$3" >"$tmp/iris.csv"
    refuse "$1" 1 "^perceptron: .*$2" "$p" iris --data "$tmp"
}
good='5.1,3.5,1.4,0.2,setosa\n6.2,2.9,4.3,1.3,versicolor\n'
broken 'an empty file'            'iris.csv:1: the file is empty' ''
broken 'a head and no rows'       'iris.csv:[12]: there are no samples' "$head\n"
broken 'a field that is missing'  'iris.csv:3: 4 fields, but the head has 5' "$head\n5.1,3.5,1.4,0.2,setosa\n5.1,3.5,1.4,setosa\n"
broken 'a field too many'         'iris.csv:2: 6 fields, but the head has 5' "$head\n5.1,3.5,1.4,0.2,9,setosa\n"
broken 'text for a number'        "iris.csv:4: field 2: 'wide' is not a number" "$head\n${good}5.1,wide,1.4,0.2,setosa\n"
broken 'an empty field'           'iris.csv:2: field 3 is empty' "$head\n5.1,3.5,,0.2,setosa\n"
broken 'NaN'                      "iris.csv:2: field 1: 'nan' is not finite" "$head\nnan,3.5,1.4,0.2,setosa\n"
broken 'a number that overflows'  "iris.csv:2: field 1: '1e999' is not finite" "$head\n1e999,3.5,1.4,0.2,setosa\n"
broken 'a column that is missing' "iris.csv:1: there is no column 'species'" 'sepal_length_cm,sepal_width_cm\n1,2\n'
broken 'a class that is missing'  "the data have no class 'setosa'" "$head\n6.2,2.9,4.3,1.3,versicolor\n"
broken 'a quote without an end'   'iris.csv:2: a quote is never closed' "$head\n\"5.1,3.5,1.4,0.2,setosa\n"
broken 'a zero byte'              'iris.csv:2: a zero byte' "$head\n5.1,3.\0005,1.4,0.2,setosa\n"
broken 'binary rubbish'           'iris.csv:1: ' '\177ELF\002\001\001\000\000\377\376\200\201\n\000'
printf "$head\n$good" >"$tmp/iris.csv"
refuse 'two classes where three should be' 1 "^perceptron: the data have no class 'virginica'" "$p" nonseparable --data "$tmp"
printf 'species,bill_depth_mm,flipper_length_mm\nAdelie,NA,181\nGentoo,17.4,long\n' >"$tmp/penguins.csv"
refuse 'text in penguins.csv' 1 "^perceptron: .*penguins.csv:3: field 3: 'long' is not a number" "$p" penguins --data "$tmp"
refuse 'text in penguins.csv, for the demonstration' 1 '^perceptron: .*penguins.csv:3: ' "$p" --data "$tmp"
printf 'species,bill_depth_mm,flipper_length_mm\nAdelie,18.7,181\n' >"$tmp/penguins.csv"
refuse 'no Gentoo in penguins.csv' 1 "^perceptron: the data have no class 'Gentoo'" "$p" penguins --data "$tmp"
rm -f "$tmp/iris.csv"; mkdir "$tmp/iris.csv"
refuse 'a folder instead of a file' 1 '^perceptron: .*iris.csv:1: cannot read: ' "$p" iris --data "$tmp"
result 'a disk that is full' "$("$p" iris >/dev/full 2>"$tmp/err"; [ $? = 1 ] && grep -q '^perceptron: ' "$tmp/err" || echo "no status 1 with a message")"
exit $failed
