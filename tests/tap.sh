# For the checks: each prints TAP lines, 'ok - name' or 'not ok - name' with messages behind '#'.
failed=0
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
# result NAME MESSAGES: good when there are no messages
result() {
    if [ -z "$2" ]; then
        echo "ok - $1"
    else
        echo "not ok - $1"
        printf "%s\n" "$2" | sed 's/^/#   /'
        failed=1
    fi
}
# quiet NAME COMMAND...: good when the command succeeds; what it prints otherwise is the message
quiet() {
    name=$1; shift
    if out=$("$@" 2>&1); then result "$name" ""; else result "$name" "${out:-it failed: $*}"; fi
}
