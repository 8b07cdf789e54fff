#!/bin/sh
# SPDX-License-Identifier: MIT
# check_quirks.sh UDEV_FOLDER DRIVER_FILE: the table's quirks and those that the driver knows are the same.
set -eu
names=$("$1/generate" quirks "$1/panels.tsv" | sort)
known=$(grep -o '{"[a-z-]*", ACT_' "$2" | cut -d '"' -f 2 | sort)
if [ -z "$names" ] || [ "$names" != "$known" ]; then
	printf 'panels.awk has:\n%s\n%s has:\n%s\n' "$names" "$2" "$known"
	exit 1
fi
