#!/bin/sh
# repro.sh: two builds in two folders must give the same bytes
set -eu
rm -rf build/repro
for dir in build/repro/a build/repro/another/folder; do
    mkdir -p "$dir"
    git ls-files | tar cf - -T - | tar xf - -C "$dir"
    (cd "$dir" && ${MAKE:-make} -j2 book.pdf build/instructor.pdf >/dev/null)
done
status=0
for file in book.pdf build/instructor.pdf; do
    cmp build/repro/a/$file build/repro/another/folder/$file && echo "$file: equal, byte by byte" || status=1
done
exit $status
