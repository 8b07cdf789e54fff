#!/bin/bash
# SPDX-License-Identifier: MIT
#
# The probes that plenary(1) names are in the program, and no others.
set -euo pipefail

plenary=$1
man=$2

in_program=$(readelf -n "$plenary" | awk '/Provider: plenary/ { getline; print $2 }' | sort -u)
if [ -z "$in_program" ]; then
	echo "no probes in $plenary: was it built without sys/sdt.h?"
	exit 77
fi
in_manual=$(sed -n '/^\.Sh TRACING/,/^\.Sh [^T]/s/^\.It Cm \([a-z_]*\).*/\1/p' "$man" | sort -u)
if [ "$in_program" != "$in_manual" ]; then
	echo "in the program: $in_program"
	echo "in the manual:  $in_manual"
	exit 1
fi
