#!/bin/sh
# SPDX-License-Identifier: MIT
# check_rules.sh UDEV_FOLDER: the rules say only what they should. udev of Debian 12 has no verifier,
# so this reads the lines: known keys, a comment before each, every label met, and
# no keyboard gets as far as permission.
set -eu
udev=$1
rules=$(mktemp)
trap 'rm -f "$rules"' EXIT
"$udev/generate" rules "$udev/panels.tsv" > "$rules"

awk '
	/^$/ { commented = 0; next }
	/^#/ { commented = 1; next }
	{
		if (!commented && $0 !~ /^(LABEL|KERNEL)/) {
			print "line " NR ": no comment says why"; failed = 1
		}
		# The one kind of keyboard that is opened: one that the table knows to be a clicker.
		if (/uaccess/ && !keyboards_gone &&
		    $0 != "ENV{PLENARY_PRESENTER}==\"1\", TAG+=\"uaccess\"") {
			print "line " NR ": gives a keyboard away"; failed = 1
		}
		if (/PLENARY_PRESENTER/) { presenters++ }
		if ($0 == "ENV{ID_INPUT_KEYBOARD}==\"1\", GOTO=\"plenary_end\"") { keyboards_gone = 1 }
		count = split($0, parts, /, /)
		for (i = 1; i <= count; i++) {
			if (parts[i] !~ /^(ACTION|SUBSYSTEM|KERNEL|ENV\{[A-Z_]+\})(==|!=)"[^"]*"$/ &&
			    parts[i] !~ /^(GOTO|LABEL)="[a-z_]+"$/ &&
			    parts[i] !~ /^IMPORT\{builtin\}="[^"]*"$/ &&
			    parts[i] != "TAG+=\"uaccess\"") {
				print "line " NR ": not expected: " parts[i]; failed = 1
			}
			if (parts[i] ~ /^GOTO/) { to[substr(parts[i], 6)] = NR }
			if (parts[i] ~ /^LABEL/) { label[substr(parts[i], 7)] = NR }
		}
	}
	END {
		for (name in to) {
			if (!(name in label)) { print "line " to[name] ": no label " name; failed = 1 }
		}
		if (presenters != 1 || !keyboards_gone) {
			print "keyboards: presenters, and they alone"; failed = 1
		}
		exit failed
	}' "$rules"

# udevadm verify exists from systemd 254 on.
if udevadm verify --help > /dev/null 2>&1; then
	udevadm verify "$rules"
fi
