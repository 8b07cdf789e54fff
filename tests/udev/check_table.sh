#!/bin/sh
# SPDX-License-Identifier: MIT
# check_table.sh UDEV_FOLDER: the table is sound, and each kind of mistake is refused with its line.
set -eu
udev=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tab=$(printf '\t')
failed=0

"$udev/generate" check "$udev/panels.tsv"

# refuse WHAT ROW...: the last row must be refused with WHAT.
refuse()
{
	what=$1
	shift
	printf '%s\n' "$@" | sed "s/,,/$tab/g" > "$work/table"
	if error=$("$udev/generate" hwdb "$work/table" 2>&1 > "$work/out"); then
		echo "accepted, but should say: $what"
		failed=1
	fi
	case $error in
	"$work/table:$#: $what"*) ;;
	*)
		echo "wanted \"$what\" for line $#, got: $error"
		failed=1
		;;
	esac
	if [ -s "$work/out" ]; then
		echo "made something of a bad table: $what"
		failed=1
	fi
}

url=https://example.org/ids
refuse 'ten columns are needed, here are 3' 'a,,b,,c'
refuse 'column 3 is empty' "panel,,Make,,,,0003,,1209,,0001,,-,,-,,-,,$url"
refuse 'column 2 is empty or has a letter' "panel,,Ma\"ke,,M,,0003,,1209,,0001,,-,,-,,-,,$url"
refuse 'column 10 is empty' 'panel,,Make,,M,,0003,,1209,,0001,,-,,-,,-,,'
refuse 'no such kind: board' "board,,Make,,M,,0003,,1209,,0001,,-,,-,,-,,$url"
refuse 'bus, vid and pid are four' "panel,,Make,,M,,0003,,1209,,ABCD,,-,,-,,-,,$url"
refuse 'bus, vid and pid are four' "panel,,Make,,M,,3,,1209,,0001,,-,,-,,-,,$url"
refuse 'width and height are both' "panel,,Make,,M,,0003,,1209,,0001,,1428,,-,,-,,$url"
refuse 'width and height are both' "panel,,Make,,M,,0003,,1209,,0001,,140cm,,80cm,,-,,$url"
refuse 'no source of this row tells a size' \
	'panel,,Make,,M,,0003,,1209,,0001,,1428,,804,,-,,usb.ids'
refuse 'no such quirk: shiny' "panel,,Make,,M,,0003,,1209,,0001,,-,,-,,shiny,,$url"
refuse 'the quirk bars stands twice' "panel,,Make,,M,,0003,,1209,,0001,,-,,-,,bars,bars,,$url"
refuse 'the quirk bars stands twice' "panel,,Make,,M,,0003,,1209,,0001,,-,,-,,bars,re-touch,bars,,$url"
refuse 'nobody can look up the source "somewhere"' \
	'panel,,Make,,M,,0003,,1209,,0001,,-,,-,,-,,somewhere'
refuse 'nobody can look up the source "-"' 'panel,,Make,,M,,0003,,1209,,0001,,-,,-,,-,,-'
refuse 'nobody can look up the source "a colleague"' \
	'panel,,Make,,M,,0003,,1209,,0001,,-,,-,,-,,usb.ids, a colleague'
refuse 'a guess is not shipped' \
	"panel,,Make,,M (unconfirmed),,0003,,1209,,0001,,-,,-,,-,,$url"
refuse 'a guess is not shipped' "panel,,Make,,ActivPanel?,,0003,,1209,,0001,,-,,-,,-,,$url"
refuse 'a presenter has neither' "presenter,,Make,,M,,0003,,1209,,0001,,-,,-,,bars,,$url"
refuse 'a receiver that keyboards share' \
	"presenter,,Logitech,,Unifying,,0003,,046d,,c52b,,-,,-,,-,,$url"
good="panel,,Make,,M,,0003,,1209,,0001,,-,,-,,-,,$url"
refuse 'the id 0003:1209:0001 is in line 1 already' "$good" "$good"
refuse 'the id 0003:1209:0001 is in line 2 already' '# a comment' "$good" \
	"presenter,,Make,,Other,,0003,,1209,,0001,,-,,-,,-,,$url"

# Each mistake says how it is mended.
printf 'x\n' | "$udev/generate" check /dev/stdin 2>&1 | grep -q ': ten columns.*; part them by' || {
	echo "no word on how to mend it"
	failed=1
}

# Panels that nobody could check are not here.
if grep -i -e activpanel -e hitachi -e starboard "$udev/panels.tsv"; then
	echo "has no public source"
	failed=1
fi
exit $failed
