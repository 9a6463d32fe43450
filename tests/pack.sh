#!/bin/sh
# pack.sh NAME: the folder build/NAME as build/NAME.tar.gz
set -eu
name=$1
# the same bytes for the same sources, where tar can do that
same=
if tar --version 2>/dev/null | grep -q GNU; then
    same="--sort=name --owner=0 --group=0 --numeric-owner --mtime=@$SOURCE_DATE_EPOCH"
fi
tar cf build/dist.tar $same -C build "$name"
gzip -nf build/dist.tar
mv build/dist.tar.gz "build/$name.tar.gz"
