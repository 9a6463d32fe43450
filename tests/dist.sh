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
tests/pack.sh "$name"
