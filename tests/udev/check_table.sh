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

good='Make,,Model,,0003,,1209,,0001,,-,,-,,-,,somewhere'
refuse 'nine columns are needed, here are 3' 'a,,b,,c'
refuse 'column 2 is empty' 'Make,,,,0003,,1209,,0001,,-,,-,,-,,x'
refuse 'column 1 is empty or has a letter' 'Ma"ke,,Model,,0003,,1209,,0001,,-,,-,,-,,x'
refuse 'bus, vid and pid are four' 'Make,,Model,,0003,,1209,,ABCD,,-,,-,,-,,x'
refuse 'bus, vid and pid are four' 'Make,,Model,,3,,1209,,0001,,-,,-,,-,,x'
refuse 'width and height are both' 'Make,,Model,,0003,,1209,,0001,,1428,,-,,-,,x'
refuse 'no such quirk: shiny' 'Make,,Model,,0003,,1209,,0001,,-,,-,,shiny,,x'
refuse 'an unconfirmed id is not shipped' 'Make,,Model,,0003,,1209,,0001,,-,,-,,-,,unconfirmed'
refuse 'the id 0003:1209:0001 is in line 1 already' "$good" "$good"
exit $failed
