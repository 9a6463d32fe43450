#!/bin/sh
# Is every chunk defined and used, and is every root a file of the book?
. tests/tap.sh
messages=$(awk '
    /^<<.*>>=$/ {
        name = substr($0, 3, length($0) - 5); code = 1
        if (!(name in defined)) { defined[name] = FILENAME ":" FNR; order[++n] = name }
        next
    }
    /^@( |$)/ { code = 0; next }
    code {
        line = $0; gsub(/@<</, "", line)
        while (match(line, /<<[^<>]+(>[^>]|[^<>])*>>/)) {
            name = substr(line, RSTART + 2, RLENGTH - 4)
            if (!(name in used)) { used[name] = FILENAME ":" FNR; uses[++m] = name }
            line = substr(line, RSTART + RLENGTH)
        }
    }
    END {
        for (i = 1; i <= m; i++)
            if (!(uses[i] in defined) && uses[i] !~ /^exercise [a-z0-9-]+:/)
                print used[uses[i]] ": chunk <<" uses[i] ">> is used but never defined"
        for (i = 1; i <= n; i++)
            if (order[i] ~ /^bug [a-z_]+: / && substr(order[i], index(order[i], ": ") + 2) in used)
                continue    # takes the place of that chunk in a variant
            else if (!(order[i] in used) && order[i] ~ /[ \[]/)
                print defined[order[i]] ": chunk <<" order[i] ">> is defined but never used; is the name misspelled?"
            else if (!(order[i] in used))
                print "root " defined[order[i]] " " order[i]
    }' chapters/*.nw $(ls chapters/workshop/*.nw 2>/dev/null))
result "every chunk is defined and used" "$(echo "$messages" | grep -v '^root ')"
result "every root is a file of the book" "$(
    echo "$messages" | sed -n 's/^root //p' | while read -r place root; do
        case $root in
        exercise-*.c) ex=${root#exercise-}; ex=${ex%.c}
            for file in stub.nw solution.nw test.c; do
                [ -f "chapters/exercises/$ex/$file" ] ||
                    echo "$place: exercise $ex has no file chapters/exercises/$ex/$file"
            done;;
        *) [ -f "tangled/$root" ] || [ -f "build/tools/$root" ] ||
            echo "$place: <<$root>> is neither in tangled/ nor a tool; is the name misspelled?";;
        esac
    done)"
exit $failed
