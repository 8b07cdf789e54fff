#!/bin/sh
# SPDX-License-Identifier: MIT
#
# check_man.sh PAGE...
set -eu

command -v mandoc >/dev/null || {
	echo "mandoc is not installed"
	exit 77
}
exec mandoc -T lint -W warning "$@"
