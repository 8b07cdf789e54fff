#!/bin/sh
# SPDX-License-Identifier: MIT
#
# check_security.sh UNIT LIMIT: systemd's own figure for what the unit could do to the machine,
# 10 is bare. That it still works inside of all this is shown by the system test.
set -eu

command -v systemd-analyze >/dev/null || {
	echo "systemd-analyze is not installed"
	exit 77
}
exec systemd-analyze security --offline=true --threshold="$2" --no-pager "$1"
