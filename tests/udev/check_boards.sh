#!/bin/sh
# SPDX-License-Identifier: MIT
# check_boards.sh UDEV_FOLDER PAGE: the page in docs is the one that the table makes.
set -eu
"$1/generate" boards "$1/panels.tsv" | diff -u "$2" - || {
	echo "run: udev/generate boards udev/panels.tsv > docs/boards.md"
	exit 1
}
