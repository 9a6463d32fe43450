#!/bin/sh
# Do the tools of the build make the same with every awk and every shell that is installed?
. tests/tap.sh
book=$(for c in chapters/*.nw; do ls "$c" "chapters/workshop/${c##*/}" 2>/dev/null; done)
# trial NAME SHELL: all tools, with the awk that comes first in PATH, into a folder
trial() {
    out=$tmp/out; rm -rf "$out"; mkdir "$out"
    awk -f build/tools/keys.awk $book figures/[0-9]*.gp >"$out/keys"
    awk -f build/tools/runs.awk build/lists.mk "$out/keys" >"$out/runs.mk"
    awk -f build/tools/numbers.awk "$out/keys" build/runs/*/*.tsv >"$out/numbers.tex"
    printf '%s\n' 'some text' 'build/student/tex/01-perceptron.tex:40: Something.' 'l.40 \something' >"$out/log"
    awk -f build/tools/place.awk "$out/log" >"$out/place"
    $2 build/tools/tangle.sh "$out/tangled" $book >"$out/lists.mk"
    sed "s|$out/||g" "$out/lists.mk" >"$out/lists"; rm "$out/lists.mk"
    $2 build/tools/weave.sh "$out/tex" $book
    EX=all-shortcuts $2 build/tools/starter.sh "$out/starter" >/dev/null
    CHUNK='let a perceptron learn' $2 build/tools/starter.sh "$out/hole" >/dev/null
    BUG=3 $2 build/tools/starter.sh "$out/bug" >/dev/null
    awk -f build/tools/course.awk chapters/[01]*.nw >"$out/course"
}
trial now sh 2>&1; rm -rf "$tmp/want"; mv "$tmp/out" "$tmp/want"
result "these tools make what the build made" "$(
    cmp build/keys "$tmp/want/keys" 2>&1; cmp build/runs.mk "$tmp/want/runs.mk" 2>&1
    cmp build/numbers.tex "$tmp/want/numbers.tex" 2>&1; diff -r tangled "$tmp/want/tangled"
    grep -q '^chapters/01-perceptron.nw:[0-9]*: Something' "$tmp/want/place" || cat "$tmp/want/place")"
mkdir "$tmp/bin"
for awk in mawk 'gawk --posix' 'busybox awk' original-awk; do
    command -v "${awk%% *}" >/dev/null || { echo "ok - $awk # SKIP it is not installed"; continue; }
    printf '#!/bin/sh\nexec %s "$@"\n' "$awk" >"$tmp/bin/awk"; chmod +x "$tmp/bin/awk"
    result "the same with $awk" "$(PATH=$tmp/bin:$PATH; trial "$awk" sh 2>&1; diff -r "$tmp/want" "$tmp/out")"
done
for shell in dash 'busybox sh' 'bash --posix'; do
    command -v "${shell%% *}" >/dev/null || { echo "ok - $shell # SKIP it is not installed"; continue; }
    result "the same with $shell" "$(trial "$shell" "$shell" 2>&1; diff -r "$tmp/want" "$tmp/out")"
done
exit $failed
