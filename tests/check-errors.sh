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
for program in $(ls tangled/[0-9]*.c | sed 's/.*[0-9]-\(.*\)\.c/\1/' | grep -vx nn); do       # check-nn.sh is about nn
    refuse "$program: unknown experiment" 2 "^$program: there is no experiment 'nonsense'; try $program --help" "$bin/$program" nonsense
    refuse "$program: unknown option" 2 "^$program: there is no option '--nonsense'" "$bin/$program" --nonsense 3
    for help in --help -h; do
        quiet "$program $help" sh -c "'$bin/$program' $help 2>&1 | grep -q '^usage: $program '"
    done
    for experiment in $("$bin/$program" --help | awk '/^  [a-z]/ { print $1 }'); do
        result "$program $experiment --help" "$("$bin/$program" "$experiment" --help >"$tmp/help" 2>&1 || echo "status $?"
            [ "$("$bin/$program" "$experiment" -h)" = "$(cat "$tmp/help")" ] || echo "-h says something else"
            [ "$(grep -c '^  [a-z]' "$tmp/help")" = 1 ] && grep -q "^  $experiment " "$tmp/help" || echo "it is not about $experiment alone"
            grep '^    --' "$tmp/help" | grep -v -e ' ([^()]*; \(whole\|any\) from [^ ]* to [^ ]*)$' -e ' ([^;]*)$' | sed 's/^/no range: /')"
    done
    refuse "$program: text where an option should be" 2 "^$program: .* is no option" "$bin/$program" "$("$bin/$program" --help | awk '/^  [a-z]/ { print $1; exit }')" nonsense
done
p=$bin/perceptron
refuse 'a value out of range' 2 '^perceptron: --epochs 0: want a whole number from 1' "$p" iris --epochs 0
refuse 'a value that is missing' 2 '^perceptron: --epochs wants a value' "$p" iris --epochs
refuse 'a value that is no number' 2 '^perceptron: --epochs many: want' "$p" iris --epochs many
refuse 'a fraction for a whole number' 2 '^perceptron: --epochs=?.*1\.5: want a whole number' "$p" iris --epochs=1.5
refuse 'a number that is not finite' 2 '^perceptron: --epochs nan: want' "$p" iris --epochs nan
refuse 'a folder that is not there' 1 '^perceptron: nowhere/iris.csv: No such file or directory; say --data and the folder of the data' "$p" iris --data nowhere
head='sepal_length_cm,sepal_width_cm,petal_length_cm,petal_width_cm,species'
long=$(awk 'BEGIN { for (n = 0; n < 60; n++) printf "folder" }')
refuse 'a long path' 1 "^perceptron: \.\.\..*folder/iris.csv: File name too long; say --data" "$p" iris --data "$long"
refuse 'a hexadecimal number' 2 '^perceptron: --epochs 0x10: want' "$p" iris --epochs 0x10
refuse 'a blank before a number' 2 '^perceptron: --epochs  10: want' "$p" iris --epochs ' 10'
refuse 'a control character' 2 '^perceptron: --data: a text without control characters' "$p" iris --data "$(printf 'a\033[31m')"
refuse 'two lines in an option' 2 '^forward: --net: a text without control characters' "$bin/forward" --net "$(printf 'a\nb')"
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
broken 'a hexadecimal number, in data' "iris.csv:2: field 1: '0x5' is not a number" "$head\n0x5,3.5,1.4,0.2,setosa\n"
broken 'a blank before a number, in data' "iris.csv:2: field 2: ' 3.5' is not a number" "$head\n5.1, 3.5,1.4,0.2,setosa\n"
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
# net NAME MESSAGE TEXT: a network file with that text (printf) is refused, by two programs, as a file and from a pipe
net() {
    printf "$3" >"$tmp/bad.net"
    refuse "a network: $1" 1 "^forward: $tmp/bad.net:$2" "$bin/forward" --net "$tmp/bad.net" --input 1,1
    refuse "a network for backprop: $1" 1 "^backprop: $tmp/bad.net:$2" "$bin/backprop" gradient --net "$tmp/bad.net" --input 1,1 --target 1 --loss squared
    refuse "a network from a pipe: $1" 1 "^forward: standard input:$2" sh -c "'$bin/forward' --net - --input 1,1 <'$tmp/bad.net'"
}
some='layer 2\nlayer 2 tanh\nlayer 1 sigmoid\nfull 1 2\n1 2\n3 4\n'     # 6 lines
net 'empty'                     '1: a network has at least two layers' ''
net 'inputs only'               '2: a network has at least two layers' 'layer 2\n'
net 'an unknown statement'      "7: 'connect' is no statement" "${some}connect 3 1\n"
net 'an unknown activation'     "2: there is no activation 'relux'; there are:.* sigmoid.* softmax" 'layer 2\nlayer 1 relux\n'
net 'an unknown unit'           '7: connection from 9 to 5: there is no such unit' "${some}weight 5 9 1\n"
net 'a lateral connection'      '7: connection from 4 to 3: lateral' "${some}weight 3 4 1\n"
net 'a lateral one of inputs'   '7: connection from 1 to 2: lateral' "${some}weight 2 1 1\n"
net 'a backward connection'     '7: connection from 5 to 3: backward' "${some}weight 3 5 1\n"
net 'layers, backward'          '7: from layer 3 to layer 2' "${some}full 3 2\n1\n1\n"
net 'a unit that feeds itself'  '8: connection from 5 to 5: a unit must not feed itself' "${some}\nweight 5 5 1\n"
net 'a bias of an input'        '7: connection from 0 to 1: an input has no bias' "${some}biases 1 1 1\n"
net 'a connection into unit 0'  '7: connection from 3 to 0: unit 0' "${some}weight 0 3 1\n"
net 'a connection given twice'  '7: connection from 2 to 4: given twice' "${some}weight 4 2 1\n"
net 'a bias given twice'        '8: connection from 0 to 5: given twice' "${some}biases 3 1\nweight 5 0 1\n"
net 'a row that is too short'   '6: 1 words, but 2 belong' 'layer 2\nlayer 2 tanh\nlayer 1 sigmoid\nfull 1 2\n1 2\n3\n'
net 'a row that is missing'     '6: the file ends, but 1 more' 'layer 2\nlayer 2 tanh\nlayer 1 sigmoid\nfull 1 2\n1 2\n'
net 'a weight that is missing'  '7: 3 words, but 4 belong' "${some}weight 5 1\n"
net 'a bias that is missing'    '7: 3 words, but 4 belong' "${some}biases 2 1\n"
net 'a number that overflows'   "7: field 4: '1e999' is not finite" "${some}weight 5 1 1e999\n"
net 'a hexadecimal weight'      "7: field 4: '0x1A' is not a number" "${some}weight 5 1 0x1A\n"
net 'a number that is none'     "7: field 4: 'nan' is not finite" "${some}weight 5 1 nan\n"
net 'text for a number'         "5: field 2: 'two' is not a number" 'layer 2\nlayer 2 tanh\nlayer 1 sigmoid\nfull 1 2\n1 two\n3 4\n'
net 'a million units'           '2: 1000000 more units: a network has at most' 'layer 2\nlayer 1000000 tanh\n'
net 'ten digits'                "1: field 2: '9999999999' is no whole number" 'layer 9999999999\n'
net 'a layer of nothing'        '2: a layer has units' 'layer 2\nlayer 0 tanh\n'
net 'a negative layer'          "1: field 2: '-3' is no whole number" 'layer -3\n'
net 'softmax in the middle'     '4: softmax is for all units of the last layer' 'layer 2\nlayer 2 softmax\nlayer 1 tanh\n'
net 'a zero byte'               '2: a zero byte' 'layer 2\nlayer \0001 tanh\n'
net 'binary rubbish'            '1: ' '\177ELF\002\001\001\000\000\377\376\200\201\n\000'
refuse 'a network file that is not there' 1 '^forward: nowhere.net: No such file or directory; say --net and the path of a network' "$bin/forward" --net nowhere.net
refuse 'a long path of a network' 1 "^forward: \.\.\..*folderfolder: File name too long; say --net" "$bin/forward" --net "$long"
refuse 'a folder for a network file' 1 "^forward: $tmp:1: cannot read" "$bin/forward" --net "$tmp"
# task NAME MESSAGE OPTION...: refused by backprop gradient
task() { name=$1 message=$2; shift 2; refuse "$name" 1 "^backprop: $message" "$bin/backprop" gradient "$@"; }
task 'an input that is too short' '--input: 1 numbers where 2 belong' --input 1
task 'an input that is too long' '--input: 3 numbers where 2 belong' --input '1 2 3'
task 'an empty input' '--input: 0 numbers where 2 belong' --input ''
task 'an input that is no number' "--input: 'one' is not a number" --input 1,one
task 'an input that is not finite' "--input: 'inf' is not finite" --input 1,inf
task 'an input that overflows' "--input: '1e999' is not finite" --input 1,1e999
task 'a comma too many' "--input: ',0' is not a number" --input 1,,0
task 'a comma at the beginning' "--input: ',1,0' is not a number" --input ,1,0
task 'a comma at the end' '--input: no number behind the last comma' --input 1,0,
task 'a hexadecimal input' "--input: '0x10' is not a number" --input 1,0x10
task 'a target that is too long' '--target: 2 numbers where 1 belong' --target 1,0
task 'a target above one' 'target 1 is 1.5: the binary loss wants numbers from 0 to 1' --target 1.5
task 'a target below zero' 'target 1 is -1: the binary loss' --target -1
task 'a loss that is none' "--loss: there is no loss 'hinge', only squared, binary and categorical" --loss hinge
task 'a loss that does not fit' 'output 1 is sigmoid, and the categorical loss is not for sigmoid outputs' --loss categorical
printf 'layer 2\nlayer 2 softmax\nfull 1 2\n1 2\n3 4\n' >"$tmp/soft.net"
task 'targets that do not add up to one' 'the targets add up to 1.1: the categorical loss wants 1' --net "$tmp/soft.net" --target 0.5,0.6 --loss categorical
task 'squared loss with softmax' 'output 1 is softmax, and the squared loss is not for softmax outputs' --net "$tmp/soft.net" --target 1,0 --loss squared
for experiment in check bugs web; do
    refuse "backprop $experiment with a network that does not suit" 1 '^backprop: ' "$bin/backprop" $experiment --net "$tmp/soft.net"
done
result 'the loss table leaves out what does not accept the targets' "$("$bin/loss" --y 1,1,0 >"$tmp/out" 2>"$tmp/err" || echo "status $?"
    grep -q '^loss: left out: the targets add up to 2: the categorical loss wants 1$' "$tmp/err" || cat "$tmp/err"
    grep -q '^binary ' "$tmp/out" || echo 'no row of the binary loss'; grep '^categorical ' "$tmp/out")"
refuse 'lists of different lengths' 1 '^loss: --y: 2 numbers where 3 belong' "$bin/loss" --y 1,0
refuse 'no numbers at all' 1 '^loss: --s' "$bin/loss" --s '' --y ''
# digits NAME MESSAGE ROWS LABEL PIXEL: a digits.csv with so many rows n, all pixels 0 but one, is refused
digits() {
    awk -v rows="$3" 'BEGIN { for (j = 1; j <= 64; j++) printf "p%d,", j; print "digit"
        for (n = 0; n < rows; n++) { for (j = 1; j < 64; j++) printf "0,"; print ('"$5"') "," ('"$4"') } }' >"$tmp/digits.csv"
    for experiment in '' learn final; do
        refuse "digits $experiment: $1" 1 "^digits: $tmp/digits.csv: $2" "$bin/digits" $experiment --data "$tmp"
    done
}
digits 'a label of two digits' "the label '10' is no digit from 0 to 9" 40 'n % 11' 'n % 16'
digits 'a negative label' "the label '-1' is no digit" 40 'n % 11 - 1' 'n % 16'
digits 'a label in words' "the label 'two' is no digit" 40 'n % 3 == 2 ? "two" : n % 3' 'n % 16'
digits 'a label that is a fraction' "the label '0.5' is no digit" 40 'n % 3 / 2' 'n % 16'
digits 'a pixel that is too black' 'row 1: p64 is 17, but a pixel is from 0 to 16' 40 'n % 10' 'n == 0 ? 17 : n % 16'
digits 'a negative pixel' 'row 1: p64 is -1, but a pixel is from 0 to 16' 40 'n % 10' 'n == 0 ? -1 : n % 16'
digits 'a pixel that is gray everywhere' 'p64 is 7 in all samples for training' 40 'n % 10' 7
digits 'one class only' 'all samples for training are of one class' 40 3 'n % 16'
digits 'fewer samples than classes' '5 samples for training, but 10 classes' 12 'n % 10' n
digits 'no sample for validation' 'the part for validation is empty; rows in all: 7' 7 'n % 10' n
digits 'a single sample' 'the part for validation is empty; rows in all: 1' 1 n n
digits 'a value that is missing' 'rows with NA: 1' 40 'n % 10' 'n == 30 ? "NA" : n % 16'
refuse 'digits samples: a single sample' 1 "^digits: .*digits.csv: the first half is empty" sh -c "head -n 2 data/digits.csv >'$tmp/digits.csv'; '$bin/digits' samples --data '$tmp'"
cut -d, -f2- data/digits.csv >"$tmp/digits.csv"
refuse 'digits: a pixel that is missing' 1 "^digits: $tmp/digits.csv:1: there is no column 'p1'" "$bin/digits" --data "$tmp"
refuse 'digits: a file that is missing' 1 '^digits: nowhere/digits.csv: No such file or directory; say --data' "$bin/digits" final --data nowhere
for program in $(ls tangled/[0-9]*.c | sed 's/.*[0-9]-\(.*\)\.c/\1/' | grep -vx nn); do       # check-nn.sh is about nn
    result "$program: a disk that is full" "$("$bin/$program" >/dev/full 2>"$tmp/err"; [ $? = 1 ] && grep -q "^$program: .*No space left" "$tmp/err" || echo "no status 1 with a message: $(head -n 2 "$tmp/err")")"
done
result 'a table on a full disk ends the run' "$(timeout 60 "$p" bound --sets 1000000 >/dev/full 2>"$tmp/err"; got=$?
    [ $got = 1 ] && grep -q '^perceptron: cannot write: No space left' "$tmp/err" || echo "status $got: $(cat "$tmp/err")")"
exit $failed
