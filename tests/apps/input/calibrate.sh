#!/bin/sh
# SPDX-License-Identifier: MIT
# calibrate.sh PROGRAM: a calibration from a recording of touches, and all that is done with it.
set -eu
program=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
export STATE_DIRECTORY="$work/state"

# expect STATUS PATTERN ARGUMENT...: the exit status, and a line of the output.
expect()
{
	status=$1
	pattern=$2
	shift 2
	got=0
	"$program" calibrate "$@" > "$work/out" 2>&1 < /dev/null || got=$?
	if [ "$got" != "$status" ] || ! grep -q -e "$pattern" "$work/out"; then
		echo "plenary-input calibrate $*: status $got, wanted $status and \"$pattern\":"
		cat "$work/out"
		failed=1
	fi
}

# touches LIES < "X Y SIZE" in mm of a 1428 x 804 picture, a line each: a recording of a panel that
# lies upside down, or straight.
touches()
{
	awk -v lies="$1" '
	function units(mm, extent) {
		return (lies == "turned" ? 1 - mm / extent : mm / extent) * 32767
	}
	BEGIN {
		print "plenary-recording 1\ndevice 1\nname Test Panel\nid 0003 1ff7 0013"
		print "contacts 10\nsized\nx 0 32767 22.95\ny 0 32767 40.75\n"
	}
	{
		at = sprintf("%.0f %.0f size %.0f %.0f", units($1, 1428), units($2, 804),
			$3 * 22.95, $3 * 40.75)
		printf "frame 1 %d.0\ndown %d %s\n", NR, NR, at
		printf "frame 1 %d.3\nmove %d %s\nframe 1 %d.65\nmove %d %s\n", NR, NR, at, NR, NR, at
		printf "frame 1 %d.7\nup %d\n", NR, NR
	}
	END { print "end" }'
}

corners="100 100 9
1328 100 9
1328 704 9
100 704 9"
sizes="700 400 10
700 400 61
700 400 4"
printf '%s\n%s\n' "$corners" "$sizes" | touches turned > "$work/turned.plrec"

expect 0 '^Test Panel: level, turned by 180.0 degrees' --points 4 --play "$work/turned.plrec"
for line in '^plenary-calibration 1$' '^touch 0003:1ff7:0013$' '^name Test Panel$' \
	'^map -1 0 1 0 -1 1 0 0$' '^nib 4.0' '^finger 10.0' '^palm 61.0' '^end$'; do
	grep -q "$line" "$work/out" || {
		echo "no line $line:"
		cat "$work/out"
		failed=1
	}
done
expect 0 '^1 of 4: hold a finger at 100 mm from the left and 100 mm' \
	--points 4 --no-sizes --play "$work/turned.plrec"
if grep -q '^finger' "$work/out"; then
	echo "sizes though none were asked for"
	failed=1
fi

# To another wall, and back.
expect 0 '^Test Panel' --points 4 --play "$work/turned.plrec" --export "$work/model.calibration"
expect 2 'model.calibration: File exists' --points 4 --play "$work/turned.plrec" \
	--export "$work/model.calibration"
expect 0 '^No panel is calibrated' --show
expect 1 'no panel is calibrated here' --export -
expect 0 "^Kept in $work/state/calibration/0003-1ff7-0013.calibration" \
	--import "$work/model.calibration"
expect 0 '^0003:1ff7:0013  touch  Test Panel' --show
expect 0 '^  lies .*level, turned by 180.0 degrees' --show
expect 0 '^ PLENARY_CALIBRATION=1 map -1 0 1 0 -1 1 0 0 .*finger 10.0. palm 61.0' --export-hwdb
expect 0 '^evdev:input:b0003v1FF7p0013\*$' --export-hwdb
"$program" calibrate --export - > "$work/again"
if ! cmp "$work/again" "$work/model.calibration"; then
	echo "what was imported is not what was exported"
	failed=1
fi

# A file that is broken, and one that is none.
echo 'map nonsense' >> "$work/state/calibration/0003-1ff7-0013.calibration"
expect 1 "0003-1ff7-0013.calibration:9: after the end; not used. Calibrate again: plenary-input calibrate; or do without: sudo rm $work/state/calibration/0003-1ff7-0013.calibration" --show
# Doctor says so too, whether it finds a panel or not.
"$program" doctor > "$work/out" 2>&1 < /dev/null || true
if ! grep -q "^  WRONG    $work/state/calibration/0003-1ff7-0013.calibration:9: after the end; .*sudo rm " "$work/out"; then
	echo "doctor does not tell of the bad calibration:"
	cat "$work/out"
	failed=1
fi
expect 2 "calibration:9: after the end" --import "$work/state/calibration/0003-1ff7-0013.calibration"
expect 2 'no-such-file: No such file' --import no-such-file
expect 0 "^removed $work/state/calibration/0003-1ff7-0013.calibration" --reset
expect 0 '^Nothing to remove' --reset

# A board that runs is told by a file that comes and goes, and opens it to say that it has seen it.
expect 1 'no board has answered' --on-board --points 4
(
	while [ ! -e "$work/has-asked" ]; do
		cat "$work/state/calibration/show-4" 2> /dev/null || :
	done
) &
board=$!
expect 0 '^The board shows crosses now' --on-board --points 4
touch "$work/has-asked"
wait "$board"
if [ -e "$work/state/calibration/show-4" ]; then
	echo "the file for the board was left"
	failed=1
fi
rmdir "$work/state/calibration"
expect 1 'show-9: No such file or directory; as root: sudo plenary-input' --on-board

# Touches that cannot be right; nobody at all.
printf '1328 100 9\n100 100 9\n1328 704 9\n100 704 9\n1328 100 9\n100 100 9\n1328 704 9\n100 704 9\n1328 100 9\n100 100 9\n1328 704 9\n100 704 9\n' |
	touches straight > "$work/swapped.plrec"
expect 1 'touch each cross in its middle' --points 4 --play "$work/swapped.plrec"
printf '100 100 9\n' | touches straight > "$work/left.plrec"
expect 1 "^$work/left.plrec: ends before point 2 of 9 is touched: nothing comes of it" \
	--play "$work/left.plrec"
if grep -q 'half a minute' "$work/out"; then
	echo "a recording was waited for:"
	cat "$work/out"
	failed=1
fi
# What waits in a recording does so in the recording's time.
sed 's/^end$/frame 1 60\ndown 9 5 5\nend/' "$work/left.plrec" > "$work/waits.plrec"
expect 1 '^30.6 s into the recording: nobody touched the cross for half a minute' \
	--play "$work/waits.plrec"
expect 2 'no-such-file: No such file' --play no-such-file

for bad in "--points 5" "--points" "--show --reset" "--show --play x" "--on-board --show" "--on-board --export x" "--export --show" "--import" "x"; do
	# shellcheck disable=SC2086
	expect 2 '^usage: plenary-input calibrate' $bad
done
exit $failed
