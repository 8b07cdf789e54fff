#!/bin/sh
# SPDX-License-Identifier: MIT
# check_hwdb.sh UDEV_FOLDER: the hardware database compiles without a word; every row of the table is
# found in it by the key that udev will ask for, with all that the row says and nothing else; and
# nothing is found by any other key.
set -eu
udev=$1
command -v systemd-hwdb > /dev/null || exit 77
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

mkdir -p "$work/etc/udev/hwdb.d"
hwdb=$work/etc/udev/hwdb.d/60-plenary.hwdb
"$udev/generate" hwdb "$udev/panels.tsv" > "$hwdb"
# It returns 0 even where it skips a line, so silence is the test.
systemd-hwdb --root="$work" --strict update 2> "$work/errors"
if [ -s "$work/errors" ]; then
	cat "$work/errors"
	exit 1
fi

# query PREFIX KEY: what udev would be told, sorted.
query()
{
	systemd-hwdb --root="$work" query "$1:input:$2e0110-e0,1,3,k14A" | sort
}

# expect PREFIX KEY: exactly the lines of standard input.
expect()
{
	sort > "$work/wanted"
	query "$1" "$2" > "$work/got"
	if ! diff -u "$work/wanted" "$work/got"; then
		echo "for $1:input:$2"
		failed=1
	fi
}

# From the table to the database.
count=0
while IFS=$(printf '\t') read -r kind make model bus vid pid width height quirks source; do
	case $kind in
	'#'*) continue ;;
	esac
	key=$(echo "$bus $vid $pid" | tr "[:lower:]" "[:upper:]" | awk '{ print "b" $1 "v" $2 "p" $3 }')
	{
		echo "PLENARY_$(echo "$kind" | tr "[:lower:]" "[:upper:]")=1"
		echo "PLENARY_MAKE=$make"
		echo "PLENARY_MODEL=$model"
		[ "$width" = - ] || echo "PLENARY_SIZE_MM=${width}x$height"
		[ "$quirks" = - ] || echo "PLENARY_QUIRKS=$quirks"
	} | expect plenary "$key"
	# A size that is a lie is taken back by what udev itself reads, on all four axes; no other is.
	case ",$quirks," in
	*,wrong-mm,*) printf 'EVDEV_ABS_%s=::0\n' 00 01 35 36 ;;
	*) : ;;
	esac | expect evdev "$key"
	echo "$key" >> "$work/keys"
	count=$((count + 1))
	: "$source"
done < "$udev/panels.tsv"

# And back: each key of the database is a row's, and its neighbours are not known.
sed -n 's/^plenary:input:\(b....v....p....\)\*$/\1/p' "$hwdb" | sort > "$work/of_hwdb"
sort "$work/keys" | diff -u - "$work/of_hwdb" || failed=1
for key in b0003v0B8Cp0093 b0003v0B8Dp0092 b0005v0B8Cp0092 b0003v046DpC52B b0003v0000p0000; do
	expect plenary "$key" < /dev/null
	expect evdev "$key" < /dev/null
done

# What the system itself knows of an axis is not ours to change.
system=/lib/udev/hwdb.d/60-evdev.hwdb
if [ -e "$system" ]; then
	sed -n 's/^evdev:input:b....\(v....p....\)\*$/\1/p' "$hwdb" > "$work/axes"
	if [ ! -s "$work/axes" ] || grep -F -f "$work/axes" "$system"; then
		echo "the system has these axes already"
		failed=1
	fi
fi

echo "$count rows"
[ "$count" -gt 0 ] && [ "$failed" = 0 ]
