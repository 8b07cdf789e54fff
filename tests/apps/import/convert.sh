#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# convert.sh PLENARY-CONVERT PLENARY-IMPORT SAMPLES: drawings become lessons.
set -euo pipefail

convert=$1
export PLENARY_IMPORT=$2
samples=$3
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

pages() # FILE: how many pages the lesson has
{
	"$convert" "$1" /dev/stdout | python3 -c 'import json, sys; print(len(json.load(sys.stdin)["pages"]))'
}

cp "$samples/many.pdf" "$scratch/source.pdf"
chmod a-w "$scratch/source.pdf"
before=$(sha256sum <"$scratch/source.pdf")
begun=$(date +%s%N)
"$convert" "$scratch/source.pdf" "$scratch/many.plenary"
echo "300 pages: $((($(date +%s%N) - begun) / 1000000)) ms"
[ "$(sha256sum <"$scratch/source.pdf")" = "$before" ]
[ "$(pages "$scratch/many.plenary")" = 300 ]

for name in one.pdf image.png image.jpg phone.jpeg image.webp drawing.svg; do
	"$convert" "$samples/$name" "$scratch/$name.plenary"
	[ "$(pages "$scratch/$name.plenary")" = 1 ]
done
cp "$samples/image.png" "$scratch/SHOUTED.PNG"
"$convert" "$scratch/SHOUTED.PNG" "$scratch/shouted.plenary"

# There and back through what other programs read; the way back is through the sandbox.
for suffix in xopp ubz iwb inkml; do
	"$convert" "$scratch/image.png.plenary" "$scratch/away.$suffix" 2>/dev/null
	"$convert" "$scratch/away.$suffix" "$scratch/back-$suffix.plenary"
	[ "$(pages "$scratch/back-$suffix.plenary")" = 1 ]
done

# What is there already is not touched.
before=$(sha256sum <"$scratch/many.plenary")
if "$convert" "$samples/one.pdf" "$scratch/many.plenary" 2>"$scratch/said"; then
	echo "replaced a lesson"
	exit 1
fi
grep -q "is there already" "$scratch/said"
[ "$(sha256sum <"$scratch/many.plenary")" = "$before" ]
[ -z "$(find "$scratch" -name '*part*')" ]

# A pipe that nobody writes into is not waited for.
mkfifo "$scratch/pipe.json"
if timeout 60 "$convert" "$scratch/pipe.json" "$scratch/pipe.plenary" 2>"$scratch/said"; then
	echo "read a pipe"
	exit 1
fi
grep -q "not a regular file" "$scratch/said"
