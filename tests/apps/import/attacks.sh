#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# attacks.sh PLENARY-CONVERT PLENARY-IMPORT FOLDER: each file that was made to do harm ends with one
# line and exit status 2; no lesson is made, nothing is left behind, and nothing outside is touched.
# How long it may take is the importer's to keep. A file that is only broken may also become a lesson
# of what is left of it, which must be whole.
set -euo pipefail

convert=$1
export PLENARY_IMPORT=$2
folder=$3
here=$(dirname "$0")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

[ -e "$folder/pages.xopp" ] || python3 "$here/make_attacks.py" "$folder"
rm -f /tmp/plenary-slipped
failed=0

fault()
{
	echo "$1"
	failed=1
}

for file in "$folder"/*; do
	name=${file##*/}
	status=0
	timeout 300 "$convert" "$file" "$scratch/out.plenary" >"$scratch/said" 2>&1 || status=$?
	echo "$name: $status: $(cut -c1-160 "$scratch/said" | sed "s#$folder/##g")"
	case $status:$name in
	0:broken.* | 0:cut.* | 0:deep.* | 0:empty.* | 0:nested.* | 0:*.ubz | 0:*.iwb | 0:*.notebook)
		"$convert" "$scratch/out.plenary" /dev/stdout >"$scratch/dump" || fault "    is not whole"
		[ "$(wc -c <"$scratch/dump")" -lt 100000 ] || fault "    has become large"
		rm "$scratch/out.plenary" "$scratch/dump"
		[ "$(wc -l <"$scratch/said")" = 1 ] || fault "    expected a word of what it lacks"
		;;
	2:*) [ "$(wc -l <"$scratch/said")" = 1 ] || fault "    expected one line" ;;
	*) fault "    expected exit status 2" ;;
	esac
	# What is more than damaged is told as what it is.
	case $name in
	locked.pdf) grep -q "password" "$scratch/said" || fault "    speaks of no password" ;;
	pages.*) grep -q "more than 2000" "$scratch/said" || fault "    speaks of no pages" ;;
	panorama.png) grep -q "longer than 20000" "$scratch/said" || fault "    speaks of no side" ;;
	many-pixels.png) grep -q "104 million" "$scratch/said" || fault "    speaks of no pixels" ;;
	bomb.xopp) grep -q "more in this file" "$scratch/said" || fault "    speaks of no size" ;;
	slow.svg) grep -q "too long" "$scratch/said" || fault "    speaks of no time" ;;
	esac
	[ "$(find "$scratch" -type f | wc -l)" = 1 ] || fault "    left something behind"
	[ ! -e /tmp/plenary-slipped ] || fault "    wrote outside"
	rm -rf "${scratch:?}"/*
done

# No descriptors left, and no helper.
status=0
(ulimit -n 7 && exec "$convert" "$folder/text.pdf" "$scratch/out.plenary") 2>"$scratch/said" ||
	status=$?
echo "without descriptors: $status: $(cut -c1-160 "$scratch/said")"
[ "$status" = 2 ] || fault "    expected exit status 2"
status=0
PLENARY_IMPORT=/nowhere/plenary-import "$convert" "$folder/text.pdf" "$scratch/out.plenary" \
	2>"$scratch/said" || status=$?
echo "without a helper: $status: $(cut -c1-160 "$scratch/said")"
[ "$status" = 2 ] || fault "    expected exit status 2"
[ ! -e "$scratch/out.plenary" ] || fault "    made a lesson"
exit $failed
