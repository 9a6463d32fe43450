#!/bin/sh
# Two compilers, and the command that README.md gives to readers without make.
. tests/tap.sh
command=$(sed -n 's/^ *\(cd tangled && cc .*\)/\1/p' README.md)
for cc in gcc clang; do
    if ! command -v $cc >/dev/null; then echo "ok - $cc # SKIP it is not installed"; continue; fi
    quiet "$cc compiles everything without a warning" $MAKE -s B=build/$cc CC=$cc CFLAGS=-O2 WERROR=-Werror bins
    for program in build/$cc/bin/*; do
        case $program in *.new) continue;; esac
        name=${program##*/} help=
        [ "$name" != nn ] || help=--help                # it wants to be told what to do
        result "$name prints the same, compiled with $cc" "$(
            $program $help >"$tmp/out" 2>&1 || echo "status $?"
            "build/bin/$name" $help | cmp "$tmp/out" - 2>&1)"
    done
    mkdir "$tmp/$cc"; cp -R tangled data "$tmp/$cc"
    result "the command of README.md works with $cc" "$(
        ln -s "$(command -v $cc)" "$tmp/$cc/cc"; PATH=$tmp/$cc:$PATH; cd "$tmp/$cc"
        (eval "$command") >out 2>&1 || echo "status $?: $(cat out)"
        "$OLDPWD/build/bin/perceptron" | cmp out - 2>&1)"
done
exit $failed
