#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
#
# lesson.py CLASS-PAGES STROKES: the JSON of a lesson. The class writes so many pages with so many
# strokes each, the first with a picture on it; a second later group 2 has a page, and a second after
# that group 3 has two, of which one lies before the class's first.
import base64
import json
import math
import struct
import sys
import zlib

OPS = []


def add(time_s, group, kind, **members):
    OPS.append({"seq": len(OPS) + 1, "time_us": time_s * 1000000, "group": group, "mark": 0,
                "kind": kind, **members})
    return len(OPS)


def edit(time_s, group, page, strokes=(), pictures=()):
    add(time_s, group, "edit", page=page, chain=0, strokes=list(strokes), cuts=[],
        pictures=list(pictures))


def wave(group, index):
    points = [[20000 + 3000 * i, 40000 + 25000 * (index % 40) + int(9000 * math.sin(i / 3)), 8 * i,
               200] for i in range(120)]
    return {"group": group, "ink": "blue", "width_um": 3000, "points_um": points}


def page(time_s, owner, strokes, behind=0):
    made = add(time_s, owner, "page", owner=owner, background="plain", behind=behind)
    for index in range(strokes):
        edit(time_s, owner, made, [wave(owner, index)])
    return made


def png(side):
    def chunk(kind, body):
        return (struct.pack(">I", len(body)) + kind + body
                + struct.pack(">I", zlib.crc32(kind + body)))
    rows = (b"\0" + b"\xd0\x20\x20" * side) * side
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def main():
    pages, strokes = int(sys.argv[1]), int(sys.argv[2])
    first = page(1, 0, strokes)
    asset = add(1, 0, "asset", media="png", parts=1, bytes=base64.b64encode(png(20)).decode())
    edit(1, 0, first, pictures=[{"asset": asset, "part": 0, "sheet": False, "size_um": [100000, 100000],
                                 "matrix": [1000000, 0, 0, 1000000, 500000, 500000]}])
    for _ in range(1, pages):
        page(1, 0, strokes)
    page(2, 2, strokes)
    page(3, 3, strokes)
    page(3, 3, strokes, behind=first)
    json.dump({"format": "plenary-lesson", "version": 2,
               "uuid": "6ba7b810-9dad-11d1-80b4-00c04fd430c8", "ops": OPS}, sys.stdout)


main()
