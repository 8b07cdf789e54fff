#!/bin/sh
# SPDX-License-Identifier: MIT
# commands.sh PROGRAM: each command as IT calls it, on whatever machine this is, and its mistakes.
set -eu
program=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# expect STATUS PATTERN ARGUMENT...: the exit status, and a line of the output.
expect()
{
	status=$1
	pattern=$2
	shift 2
	got=0
	"$program" "$@" > "$work/out" 2>&1 < /dev/null || got=$?
	if [ "$got" != "$status" ] || ! grep -q -e "$pattern" "$work/out"; then
		echo "plenary-input $*: status $got, wanted $status and \"$pattern\":"
		cat "$work/out"
		failed=1
	fi
}

expect 0 '^usage: plenary-input' --help
expect 0 '^plenary-input [0-9]' --version
expect 0 '^usage: plenary-input' list --help
expect 2 '^usage: plenary-input'
expect 2 'no command "dance"' dance
expect 2 '^usage: plenary-input list' list 5
expect 2 '^usage: plenary-input watch' watch 5
expect 2 '^usage: plenary-input doctor' doctor 5
expect 2 '^usage: plenary-input record' record a b
expect 2 '^usage: plenary-input record' record --fast
expect 2 '^usage: plenary-input record' record --play
expect 2 '^usage: plenary-input doctor' doctor --measure
expect 2 '^usage: plenary-input doctor' doctor --measure long
expect 2 '^usage: plenary-input doctor' doctor --play
expect 2 '^usage: plenary-input watch' watch --play
expect 2 'no-such-file: No such file' doctor --play no-such-file
expect 2 'no-such-file: No such file' watch --play no-such-file
expect 2 'no-such-file: No such file' record --play no-such-file
expect 2 '^usage: plenary-input play' play
expect 2 '^usage: plenary-input play' play --fast
expect 2 'no-such-file: No such file' play no-such-file

if [ ! -e /dev/input ]; then
	expect 1 '^No input devices' list
	expect 1 '^No input devices' watch
	expect 1 '^No input devices' record "$work/recording"
	expect 1 'no touch panel found' doctor
	if [ -e "$work/recording" ]; then
		echo "a recording of nothing was left"
		failed=1
	fi
fi

# A recording stands for the panels: what it shows can be judged without one.
{
	printf 'plenary-recording 1\ndevice 1\nname Slow\nx 0 99\ny 0 99\nframe 1 0\ndown 1 5 5\n'
	for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
		printf 'frame 1 %d\nmove 1 %d 5\n' "$i" "$i"
	done
	printf 'end\n'
} > "$work/slow"
expect 1 '^  WRONG    too slow' doctor --play "$work/slow"
expect 1 '^           mend: another USB port' doctor --play "$work/slow"

# A broken recording is one line that names file and place.
printf 'N: x\nA: 35 0 9\nA: 36 0 9\nE: oops\n' > "$work/broken"
expect 2 "^plenary-input: $work/broken:4: " play "$work/broken"
if [ "$(wc -l < "$work/out")" != 1 ]; then
	echo "more than one line for a broken recording"
	failed=1
fi
: > "$work/empty"
expect 2 "^plenary-input: $work/empty: is empty" play "$work/empty"
head -c 4096 "$program" > "$work/binary"
expect 2 "^plenary-input: $work/binary: is no recording" play "$work/binary"
exit $failed
