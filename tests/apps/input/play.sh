#!/bin/sh
# SPDX-License-Identifier: MIT
# play.sh PROGRAM FIXTURES: what a recording's gestures are is the same every time, and the counters
# know of every contact.
set -eu
program=$1
fixtures=$2
failed=0

# seen FILE COUNT
seen()
{
	first=$("$program" play "$fixtures/$1" --stats)
	second=$("$program" play "$fixtures/$1" --stats)
	if [ "$first" != "$second" ]; then
		echo "$1 does not play the same twice"
		failed=1
	fi
	if ! echo "$first" | grep -qx "contacts_seen $2"; then
		echo "$1: wanted $2 contacts:"
		echo "$first"
		failed=1
	fi
}

seen slots.evemu 5
seen packets.evemu 3
seen packets-ids.evemu 2
seen two-devices.yml 1
seen by-hand.txt 5
# What ends in the last packet is not open.
for file in no-slots packets pen; do
	"$program" play "$fixtures/$file.evemu" --stats | grep -qx 'contacts_open 0' || {
		echo "$file.evemu leaves a contact open"
		failed=1
	}
done
"$program" play "$fixtures/two-devices.yml" | grep -q ' key 1$'
exit $failed
