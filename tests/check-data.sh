#!/bin/sh
# Are the data sets those of data/README.md?
. tests/tap.sh
sha=sha256sum; command -v sha256sum >/dev/null || sha='shasum -a 256'
sed -n 's/^| \([^ ]*\.csv\) | \([0-9]*\) | \([0-9a-f]*\) |$/\1 \2 \3/p' data/README.md >"$tmp/table"
result "every data set is described" "$(
    for file in data/*.csv; do
        grep -q "^${file##*/} " "$tmp/table" || echo "$file: data/README.md has no row for it"
    done)"
result "rows and sha256 are those of data/README.md" "$(while read -r file rows sum; do
    [ "$($sha <"data/$file" | cut -d' ' -f1)" = "$sum" ] || echo "data/$file: another sha256 than in data/README.md"
    [ "$(awk 'END { print NR - 1 }' "data/$file")" = "$rows" ] || echo "data/$file: not $rows rows"
done <"$tmp/table")"
exit $failed
