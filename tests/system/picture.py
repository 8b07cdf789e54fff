# SPDX-License-Identifier: MIT
"""Pictures of the guest's screen: read PPM, write PNG, find what is dark or changed."""

import pathlib
import struct
import zlib


def nearest(left, up, corner):
    """Of the three, the one that continues them best."""
    guess = left + up - corner
    return min((abs(guess - value), order, value)
               for order, value in enumerate((left, up, corner)))[2]


def unfiltered(data, stride, height):
    """The rows of a PNG of three bytes a pixel, as they were before each was filtered."""
    rows, above = [], bytearray(stride)
    for y in range(height):
        kind = data[y * (stride + 1)]
        row = bytearray(data[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
        for i in range(stride) if kind else ():
            left, up = (row[i - 3], above[i - 3]) if i >= 3 else (0, 0)
            row[i] = (row[i] + (left, above[i], (left + above[i]) // 2,
                                nearest(left, above[i], up))[kind - 1]) & 255
        rows.append(bytes(row))
        above = row
    return b"".join(rows)


class Picture:
    def __init__(self, width, height, rgb):
        self.width, self.height, self.rgb = width, height, rgb

    @classmethod
    def read_ppm(cls, path):
        with open(path, "rb") as file:
            kind, size, depth = file.readline(), file.readline(), file.readline()
            rgb = file.read()
        width, height = map(int, size.split())
        if kind != b"P6\n" or depth != b"255\n" or len(rgb) != width * height * 3:
            raise ValueError(f"{path}: not the PPM that QEMU writes")
        return cls(width, height, rgb)

    @classmethod
    def read_png(cls, path):
        """Eight bits a channel, no alpha, not interlaced: what the board writes."""
        data, header, body, at = pathlib.Path(path).read_bytes(), None, b"", 8
        while at < len(data):
            size, name = struct.unpack(">I4s", data[at:at + 8])
            if name == b"IHDR":
                header = struct.unpack(">IIBBBBB", data[at + 8:at + 8 + size])
            elif name == b"IDAT":
                body += data[at + 8:at + 8 + size]
            at += size + 12
        width, height, *kind = header
        if kind != [8, 2, 0, 0, 0]:
            raise ValueError(f"{path}: a kind of PNG that the board does not write")
        return cls(width, height, unfiltered(zlib.decompress(body), width * 3, height))

    def write_png(self, path):
        stride = self.width * 3
        rows = b"".join(
            b"\0" + self.rgb[y * stride:(y + 1) * stride] for y in range(self.height))

        def chunk(name, data):
            body = name + data
            return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

        header = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        with open(path, "wb") as file:
            file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) +
                       chunk(b"IDAT", zlib.compress(rows, 6)) + chunk(b"IEND", b""))

    def pixel(self, x, y):
        at = (y * self.width + x) * 3
        return tuple(self.rgb[at:at + 3])

    def rows(self, box):
        """The pixels of (x0, y0, x1, y1), upper edges exclusive, row by row."""
        x0, y0, x1, y1 = box
        for y in range(max(0, y0), min(self.height, y1)):
            for x in range(max(0, x0), min(self.width, x1)):
                yield x, y, self.pixel(x, y)

    def ink(self, box):
        """How many pixels in `box` are far from paper: written, not paper's faint lines."""
        return sum(1 for _, _, colour in self.rows(box) if min(colour) < 160)

    def is_paper(self, box):
        """Whether `box` is light all over, as an unwritten page is."""
        return all(min(colour) > 224 for _, _, colour in self.rows(box))

    def light_on_black(self):
        """How many pixels are light where most are black, as on a text console; else 0."""
        colours = [colour for _, _, colour in self.rows((0, 0, self.width, self.height))]
        black = sum(1 for colour in colours if max(colour) < 32)
        return sum(1 for colour in colours if min(colour) > 128) if 2 * black > len(colours) else 0
