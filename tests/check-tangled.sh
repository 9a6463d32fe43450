#!/bin/sh
# Is tangled/ what the chapters tangle to?  Runs before anything is built.
. tests/tap.sh
for tool in tangle.sh comments.awk variant.awk; do notangle -R$tool chapters/B-making.nw >"$tmp/$tool"; done
book=$(for c in chapters/*.nw; do ls "$c" "chapters/workshop/${c##*/}" 2>/dev/null; done)
result "the chapters tangle" "$(sh "$tmp/tangle.sh" "$tmp/fresh" $book 2>&1 >/dev/null)"
mkdir -p "$tmp/fresh"
result "tangled/ is what the chapters tangle to" "$(
    for file in $( (find tangled -type f; cd "$tmp/fresh" && find . -type f) | sed 's|^[^/]*/||' | sort -u); do
        if [ ! -f "$tmp/fresh/$file" ]; then
            echo "tangled/$file: no chapter has this file; remove it"
        elif [ ! -f "tangled/$file" ]; then
            echo "tangled/$file: is missing; say make, and commit it"
        elif ! cmp -s "tangled/$file" "$tmp/fresh/$file"; then
            line=$(cmp "tangled/$file" "$tmp/fresh/$file" 2>/dev/null | sed 's/.*line //')
            chapter=$(sed -n '1s/.*tangled from \(.*\); edit.*/\1/p' "$tmp/fresh/$file")
            echo "tangled/$file:${line:-1}: differs from $chapter; edit the chapter, say make, and commit"
        fi
    done)"
exit $failed
