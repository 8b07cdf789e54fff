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

# events FILE: what becomes of it, without what the panel says of itself
events()
{
	"$program" play "$1" 2> "$work/said" | grep -v '^#'
}

# A recording that begins and ends with no finger on the panel.
{
	printf 'N: x\nI: 0003 1ff7 0013 0000\nA: 2f 0 9\nA: 35 0 99\nA: 36 0 99\nA: 39 0 65535\n'
	printf 'E: 1.0 0003 0028 0001\nE: 1.0 0000 0000 0000\n'
	printf 'E: 1.5 0003 0039 0007\nE: 1.5 0003 0035 0050\nE: 1.5 0003 0036 0050\n'
	printf 'E: 1.5 0000 0000 0000\nE: 1.6 0003 0035 0060\nE: 1.6 0000 0000 0000\n'
	printf 'E: 2.0 0003 0028 0002\nE: 2.0 0000 0000 0000\n'
} > "$work/hushed.evemu"
for file in "$fixtures"/*.evemu "$fixtures"/*.yml "$fixtures"/by-hand.txt "$work/hushed.evemu"; do
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
	# A clicker is left out; else all is the same, and at the same times.
	if [ "$(basename "$file")" != two-devices.yml ]; then
		events "$file" > "$work/a"
		events "$name.clear" > "$work/b"
		diff -u "$work/a" "$work/b" || failed=1
	fi
	skeleton "$name.clear" > "$work/a"
	skeleton "$name.blurred" > "$work/b"
	diff -u "$work/a" "$work/b" || failed=1
	if cmp -s "$name.clear" "$name.blurred"; then
		echo "$file: nothing is blurred"
		failed=1
	fi
done

events "$work/hushed.evemu.clear" | tail -1 | grep -q '^ *1.000000 device-went' || {
	echo "does not end with its last packet:"
	events "$work/hushed.evemu.clear"
	failed=1
}

# A panel is not made up: units are its own, and what it does not say of its size stays unsaid.
mm=$work/no-mm
cat > "$mm" << 'END'
plenary-recording 1
device 1
name Odd
id 0003 1ff7 0013
x 10 4106
y 0 1000 2.5

frame 1 0.000000
down 1 5 1200
frame 1 0.010000
move 1 4000.25 333 size 12.5
up 1
end
END
sed -i '/^up 1/i frame 1 0.020000' "$mm"
"$program" record --play "$mm" "$mm.clear" 2> "$work/said"
for line in 'x 10 4106' 'y 0 1000 2.5' 'down 1 5 1200' 'move 1 4000.25 333 size 12.5'; do
	if ! grep -qx "$line" "$mm.clear"; then
		echo "wanted \"$line\":"
		cat "$mm.clear"
		failed=1
	fi
done
"$program" record --play "$mm.clear" "$mm.again" 2> "$work/said"
cmp "$mm.clear" "$mm.again" || failed=1
"$program" record --play "$fixtures/two-devices.yml" 2> "$work/said" > "$work/two"
if [ "$(grep -c '^device' "$work/two")" != 1 ] || ! grep -q '^key .* next' "$work/two"; then
	echo "a clicker was taken for a panel, or its keys were lost:"
	cat "$work/two"
	failed=1
fi

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

# Nothing is not taken for something; a page that was turned is something.
printf 'plenary-recording 1\ndevice 1\nname Evil \302\233\033[2J\nx 0 9\ny 0 9\nkey 0 next\nend\n' > "$work/page"
"$program" record --play "$work/page" "$work/page2" 2> "$work/said" || failed=1
grep -q '^key 0.000000 next' "$work/page2" || failed=1
if ! grep -q 'recording device 1: Evil ??' "$work/said" || LC_ALL=C grep -q "$(printf '[\033\233]')" "$work/said"; then
	echo "a name commands the terminal"
	failed=1
fi
printf 'N: x\nA: 35 0 9\nA: 36 0 9\nE: 0.0 0001 014a 0001\nE: 0.0 0000 0000 0000\n' > "$work/none-touched"
got=0
"$program" record --play "$work/none-touched" "$work/nothing" 2> "$work/said" || got=$?
if [ "$got" != 1 ] || [ -e "$work/nothing" ] || ! grep -q 'nothing came, so nothing' "$work/said"; then
	echo "status $got for a recording of nothing"
	cat "$work/said"
	failed=1
fi
exit $failed
