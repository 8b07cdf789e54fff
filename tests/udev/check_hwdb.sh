#!/bin/sh
# SPDX-License-Identifier: MIT
# check_hwdb.sh UDEV_FOLDER: the hardware database compiles without a word, and every panel of the
# table is found in it by the key that udev will ask for.
set -eu
udev=$1
command -v systemd-hwdb > /dev/null || exit 77
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$work/etc/udev/hwdb.d"
"$udev/generate" hwdb "$udev/panels.tsv" > "$work/etc/udev/hwdb.d/60-plenary.hwdb"
# It returns 0 even where it skips a line, so silence is the test.
systemd-hwdb --root="$work" --strict update 2> "$work/errors"
if [ -s "$work/errors" ]; then
	cat "$work/errors"
	exit 1
fi

count=0
failed=0
while IFS=$(printf '\t') read -r make model bus vid pid width height quirks source; do
	case $make in
	'#'*) continue ;;
	esac
	key=$(echo "$bus $vid $pid" | tr a-f A-F | awk '{ print "b" $1 "v" $2 "p" $3 }')
	systemd-hwdb --root="$work" query "plenary:input:${key}e0110-e0,1,3,k14A" > "$work/got"
	for wanted in PLENARY_PANEL=1 "PLENARY_MAKE=$make" "PLENARY_MODEL=$model"; do
		if ! grep -qxF "$wanted" "$work/got"; then
			echo "$key: no $wanted ($source)"
			failed=1
		fi
	done
	if [ "$width" != - ] && ! grep -qxF "PLENARY_WIDTH_MM=$width" "$work/got"; then
		echo "$key: no width $width, height $height"
		failed=1
	fi
	if [ "$quirks" != - ] && ! grep -qxF "PLENARY_QUIRKS=$quirks" "$work/got"; then
		echo "$key: no quirks $quirks"
		failed=1
	fi
	# A size that is a lie is taken back by what udev itself reads, on all four axes; no other is.
	systemd-hwdb --root="$work" query "evdev:input:${key}e0110-e0,1,3,k14A" > "$work/got"
	case ",$quirks," in
	*,wrong-mm,*) printf 'EVDEV_ABS_%s=::0\n' 00 01 35 36 > "$work/wanted" ;;
	*) : > "$work/wanted" ;;
	esac
	sort "$work/got" | diff -u "$work/wanted" - || failed=1
	count=$((count + 1))
done < "$udev/panels.tsv"
echo "$count panels"
[ "$count" -gt 0 ] && [ "$failed" = 0 ]
