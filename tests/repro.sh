#!/bin/sh
# repro.sh ARCHIVE: a build from the archive, in a folder, for a user and in surroundings of another
# kind, must give the same bytes as the build that is here.
set -eu
other='build/repro/ein anderer Ort, größer'
rm -rf build/repro && mkdir -p "$other" build/repro/home/texmf/tex build/repro/home/.config/texmf
tar xzf "$1" -C "$other"
# what another user may have in the way: macros, settings of gnuplot, a date, a locale, paths
for trap in "$PWD/build/repro/home/texmf/tex" "$PWD/build/repro/home"; do
    for file in scrbook.cls noweb.sty plainnat.bst numbers.tex; do echo 'this is a trap' >"$trap/$file"; done
done
echo 'set terminal dumb' >build/repro/home/.gnuplot
home=$PWD/build/repro/home
cd "$other"/*
rm book.pdf
umask 077
unset MAKEFLAGS MAKELEVEL SOURCE_DATE_EPOCH TEXMFVAR TEXMFHOME TEXMFCONFIG XDG_CACHE_HOME LC_ALL CC CFLAGS
HOME=$home LANG=de_DE.UTF-8 LC_NUMERIC=de_DE.UTF-8 TZ=Pacific/Auckland CDPATH=/ TEXINPUTS=$home: BIBINPUTS=$home: BSTINPUTS=$home: \
    ${MAKE:-make} book.pdf build/instructor.pdf >../../log 2>&1 || { tail -n 20 ../../log >&2; exit 1; }
cd "$OLDPWD"
status=0
for file in book.pdf build/instructor.pdf; do
    cmp "$file" "$other"/*/$file && echo "$file: equal, byte by byte" || status=1
done
exit $status
