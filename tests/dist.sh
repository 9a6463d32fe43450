#!/bin/sh
# dist.sh NAME PDF FILE...: build/NAME.tar.gz with the files and the PDF; the archive knows its date
set -eu
name=$1 pdf=$2; shift 2
rm -rf "build/$name"
mkdir -p "build/$name"
tar cf build/dist.tar "$@"
tar xf build/dist.tar -C "build/$name"
cp "$pdf" "build/$name"
sed "s/^% date: .*/% date: $SOURCE_DATE_EPOCH/" book.pdf.in >"build/$name/book.pdf.in"
# the same bytes for the same sources, where tar can do that
same=
if tar --version 2>/dev/null | grep -q GNU; then
    same="--sort=name --owner=0 --group=0 --numeric-owner --mtime=@$SOURCE_DATE_EPOCH"
fi
tar cf build/dist.tar $same -C build "$name"
gzip -nf build/dist.tar
mv build/dist.tar.gz "build/$name.tar.gz"
