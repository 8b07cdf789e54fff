#!/bin/sh
# SPDX-License-Identifier: MIT
#
# check_desktop.sh FOLDER: what a desktop reads about us is in order, as far as tools are here.
set -eu

cd "$1"
checked=
if command -v desktop-file-validate >/dev/null; then
	desktop-file-validate ./*.desktop
	checked=yes
fi
if command -v appstreamcli >/dev/null; then
	appstreamcli validate --no-net --explain ./*.metainfo.xml
	checked=yes
fi
[ "$checked" ] || exit 77
