#!/bin/sh
# SPDX-License-Identifier: MIT
#
# check_desktop.sh FOLDER METAINFO...: what a desktop reads about us is in order, as far as tools are here.
set -eu

folder=$1
shift
checked=
if command -v desktop-file-validate >/dev/null; then
	desktop-file-validate "$folder"/*.desktop
	checked=yes
fi
if command -v appstreamcli >/dev/null; then
	appstreamcli validate --no-net --explain "$@"
	checked=yes
fi
[ "$checked" ] || exit 77
