#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# links.sh PROGRAM...: none of them has anything that decodes what strangers made, unless to write
# archives, which plenary-convert does.
set -euo pipefail

command -v readelf >/dev/null || exit 77
for program in "$@"; do
	decoders='poppler|jpeg|webp|expat|xml2|gdk_pixbuf'
	[ "${program##*/}" = plenary-convert ] || decoders="$decoders|zip"
	if readelf -d "$program" | grep -E "NEEDED.*lib($decoders)"; then
		echo "$program is linked with these"
		exit 1
	fi
done
