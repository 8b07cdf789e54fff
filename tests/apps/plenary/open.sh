#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# A file that is opened without a display is shown before the board ends, and no lesson is kept.
set -euo pipefail
plenary=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export XDG_DATA_HOME=$work/data
unset STATE_DIRECTORY

# middle FILE.png: the colour in its middle, as a hexadecimal number.
middle()
{
  python3 - "$1" << 'END'
import struct, sys, zlib

def near(a, b, c):
    by = a + b - c
    return min((abs(by - a), 0, a), (abs(by - b), 1, b), (abs(by - c), 2, c))[2]

data, at, packed = open(sys.argv[1], "rb").read(), 8, b""
while at < len(data):
    size, kind = struct.unpack(">I4s", data[at:at + 8])
    if kind == b"IHDR":
        width, height, _, colour = struct.unpack(">IIBB", data[at + 8:at + 18])
    if kind == b"IDAT":
        packed += data[at + 8:at + 8 + size]
    at += 12 + size
deep, raw = {2: 3, 6: 4}[colour], zlib.decompress(packed)
above = bytearray(deep * (width + 1))
for y in range(height // 2 + 1):
    begin = y * (deep * width + 1)
    row = bytearray(deep) + raw[begin + 1:begin + 1 + deep * width]
    for x in range(deep, len(row)):
        a, b, c = row[x - deep], above[x], above[x - deep]
        row[x] = row[x] + (0, a, b, (a + b) // 2, near(a, b, c))[raw[begin]] & 255
    above = row
print(above[deep * (width // 2 + 1):][:3].hex())
END
}

cat > red.svg << 'END'
<svg xmlns="http://www.w3.org/2000/svg" width="1900mm" height="1000mm">
<rect width="100%" height="100%" fill="#ff0000"/></svg>
END
"$plenary" --headless 320x180 --screenshot empty.png
[ "$(middle empty.png)" != ff0000 ]
"$plenary" --headless 320x180 --screenshot red.png red.svg
[ "$(middle red.png)" = ff0000 ] || { echo "ended before the drawing was there"; exit 1; }
[ ! -e data ] || { echo "kept a lesson"; exit 1; }
