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

# What goes wrong is one line with the name that was typed, and the reason.
refused() # LINE COMMAND...
{
	local line=$1 status=0
	shift
	"$@" 2>"$scratch/said" || status=$?
	if [ "$status" != 2 ] || [ "$(cat "$scratch/said")" != "plenary-convert: $line" ]; then
		echo "status $status: $(cat "$scratch/said")"
		exit 1
	fi
	[ -z "$(find "$scratch" -name '*part*' -o -name 'no.plenary')" ]
}
refused "$scratch/nosuch.png: No such file or directory" \
	"$convert" "$scratch/nosuch.png" "$scratch/no.plenary"
refused "$scratch/none/no.plenary: No such file or directory; check the folder" \
	"$convert" "$samples/image.png" "$scratch/none/no.plenary"
ln -s loop.png "$scratch/loop.png"
refused "$scratch/loop.png: This file is a link that leads nowhere: bring what it leads to. (Too many levels of symbolic links)" \
	"$convert" "$scratch/loop.png" "$scratch/no.plenary"
if [ "$(id -u)" != 0 ]; then
	cp "$samples/image.png" "$scratch/shut.png"
	chmod 0 "$scratch/shut.png"
	refused "$scratch/shut.png: This file may not be read here: copy it to a stick, or ask IT. (Permission denied)" \
		"$convert" "$scratch/shut.png" "$scratch/no.plenary"
fi
# No more than so many kilobytes to a file, instead of a disk that is full.
"$convert" "$scratch/many.plenary" "$scratch/many.json"
for from in many.pdf many.json; do
	[ "$from" = many.json ] || cp "$samples/many.pdf" "$scratch/many.pdf"
	(
		ulimit -f 32
		refused "$scratch/no.plenary: No space left on device" \
			"$convert" "$scratch/$from" "$scratch/no.plenary"
	)
done

# Half a picture, and one with a bit that has flipped, are not taken for a picture; nor within a file
# of another program, of which the rest comes. A JPEG is shown as far as it goes, and that is said.
python3 - "$samples" "$scratch" <<'END'
import base64, gzip, sys, zipfile
samples, scratch = sys.argv[1:]
png, jpg = (open(f"{samples}/image.{suffix}", "rb").read() for suffix in ("png", "jpg"))
half = png[:len(png) // 2]
flipped = bytearray(png)
flipped[len(png) // 2] ^= 4
for name, data in (("half.png", half), ("head.png", png[:45]), ("bit.png", flipped),
                   ("half.jpg", jpg[:len(jpg) - 200])):
    open(f"{scratch}/{name}", "wb").write(data)
image = '<image left="10" top="10" right="90" bottom="90">%s</image>'
with gzip.open(f"{scratch}/half.xopp", "wt") as file:
    file.write('<xournal fileversion="4"><page width="100" height="100"><background type="solid"/>'
               "<layer>%s%s</layer></page></xournal>"
               % tuple(image % base64.b64encode(data).decode() for data in (png, half)))
with zipfile.ZipFile(f"{scratch}/half.ubz", "w") as file:
    file.writestr("images/half.png", half)
    file.writestr("page000.svg", '<svg xmlns="http://www.w3.org/2000/svg" '
                  'xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="images/half.png" '
                  'width="50" height="50"/></svg>')
END
for name in half.png head.png bit.png; do
	if "$convert" "$scratch/$name" "$scratch/$name.plenary" 2>"$scratch/said"; then
		echo "took $name"
		exit 1
	fi
	grep -q "is damaged" "$scratch/said"
	[ ! -e "$scratch/$name.plenary" ]
done
for name in half.xopp half.ubz half.jpg; do
	"$convert" "$scratch/$name" "$scratch/$name.plenary" 2>"$scratch/said"
	grep -q "an image cannot be shown\|the end of an image is missing" "$scratch/said" ||
		{ echo "$name: $(cat "$scratch/said")"; exit 1; }
	"$convert" "$scratch/$name.plenary" "$scratch/drawn.png" 2>"$scratch/said"
	[ ! -s "$scratch/said" ] || { echo "$name is not shown: $(cat "$scratch/said")"; exit 1; }
done

# Stopped when all was read, while it becomes a lesson: there is none, and the shell knows why it ended.
python3 - "$scratch" <<'END'
import gzip, sys

points = " ".join(f"{i}.5 {i * i % 97}.25" for i in range(400))
page = ('<page width="400" height="100"><background type="solid"/><layer>'
        + f'<stroke tool="pen" color="black" width="1">{points}</stroke>' * 400 + "</layer></page>")
with gzip.open(f"{sys.argv[1]}/long.xopp", "wt", compresslevel=1) as file:
    file.write("<xournal>" + page * 20 + "</xournal>")
END
mkfifo "$scratch/told"
"$convert" --progress "$scratch/long.xopp" "$scratch/long.plenary" >"$scratch/told" 2>"$scratch/said" &
running=$!
exec 3<"$scratch/told"
while read -r parts total <&3 && [ "$parts" -le 900 ]; do :; done
[ "$total" = 1000 ]
kill -TERM "$running"
status=0
wait "$running" || status=$?
exec 3<&-
[ "$status" = 143 ] || { echo "stopped while placing: status $status: $(cat "$scratch/said")"; exit 1; }
[ -z "$(find "$scratch" -name 'long.plenary*')" ]

# A pipe that nobody writes into is not waited for.
mkfifo "$scratch/pipe.json"
if timeout 60 "$convert" "$scratch/pipe.json" "$scratch/pipe.plenary" 2>"$scratch/said"; then
	echo "read a pipe"
	exit 1
fi
grep -q "not a regular file" "$scratch/said"
