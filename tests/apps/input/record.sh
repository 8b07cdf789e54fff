#!/bin/sh
# SPDX-License-Identifier: MIT
# record.sh PROGRAM FIXTURES: any recording becomes one of ours, as it is or blurred; both play, with the
# same contacts, and the blurred one tells nothing of what was written.
set -eu
program=$1
fixtures=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# counters FILE: of its contacts
counters()
{
	"$program" play "$1" --stats | grep '^contacts_' || echo "does not play: $1"
}

# skeleton FILE: its lines without places and pressures
skeleton()
{
	sed -e 's/^\(down\|move\|up\|tap\) \([0-9]*\) [0-9.e+-]* [0-9.e+-]*/\1 \2/' \
		-e 's/ pressure [0-9.]*//' "$1"
}

for file in "$fixtures"/*.evemu "$fixtures"/*.yml "$fixtures"/by-hand.txt; do
	name=$work/$(basename "$file")
	"$program" record --play "$file" "$name.clear" 2> "$work/said"
	"$program" record --blur --play "$file" "$name.blurred" 2>> "$work/said"
	if [ "$(counters "$file")" != "$(counters "$name.clear")" ] ||
		[ "$(counters "$file")" != "$(counters "$name.blurred")" ]; then
		echo "$file: contacts differ"
		counters "$file"
		counters "$name.clear"
		counters "$name.blurred"
		failed=1
	fi
	skeleton "$name.clear" > "$work/a"
	skeleton "$name.blurred" > "$work/b"
	diff -u "$work/a" "$work/b" || failed=1
	if cmp -s "$name.clear" "$name.blurred"; then
		echo "$file: nothing is blurred"
		failed=1
	fi
done

# A second one differs from the first: nobody can take chance out again.
"$program" record --blur --play "$fixtures/slots.evemu" "$work/again" 2> "$work/said"
if cmp -s "$work/slots.evemu.blurred" "$work/again"; then
	echo "chance repeats itself"
	failed=1
fi

# What is there is not written over, and a bad recording leaves no file.
got=0
"$program" record --play "$fixtures/slots.evemu" "$work/again" 2> "$work/said" || got=$?
if [ "$got" != 2 ] || ! grep -q 'again: File exists; give another name' "$work/said"; then
	cat "$work/said"
	failed=1
fi
got=0
printf 'N: x\nE: oops\n' > "$work/broken"
"$program" record --blur --play "$work/broken" "$work/none" 2> "$work/said" || got=$?
if [ "$got" != 2 ] || [ -e "$work/none" ] || ! grep -q 'broken:2: ' "$work/said"; then
	cat "$work/said"
	failed=1
fi
exit $failed
