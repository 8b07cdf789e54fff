#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# links.sh PROGRAM...: none of them has anything that decodes what strangers made.
set -euo pipefail

command -v readelf >/dev/null || exit 77
for program in "$@"; do
	if readelf -d "$program" | grep -E 'NEEDED.*lib(poppler|jpeg|webp|zip|expat|xml2|gdk_pixbuf)'; then
		echo "$program is linked with these"
		exit 1
	fi
done
