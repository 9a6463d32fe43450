#!/bin/sh
# valgrind.sh PROGRAM: no error and no leak; tests that fork or fill memory are the sanitizers' job
log=$(mktemp); trap 'rm -f "$log"' EXIT
if ! command -v valgrind >/dev/null; then echo "ok - ${1##*/} # SKIP valgrind is not installed"; exit 0; fi
if valgrind -q --error-exitcode=9 --leak-check=full --log-file="$log" "$1" >/dev/null; then
    echo "ok - ${1##*/} under valgrind"
else
    echo "not ok - ${1##*/} under valgrind"; sed 's/^/#   /' "$log" | head -n 20
    exit 1
fi
