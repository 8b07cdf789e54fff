#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""make_attacks.py FOLDER: files that were made to do harm, or are broken; none can be opened.

Each is small: what it claims, or becomes, is not.
"""

import gzip
import hashlib
import io
import pathlib
import struct
import sys
import zipfile
import zlib

LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
DOCTYPE = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'
XOPP = '<xournal fileversion="4"><page width="100" height="100"><background type="solid"/><layer>'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100">'


def rc4(key, data):
    s, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + s[i] + key[i % len(key)]) % 256
        s[i], s[j] = s[j], s[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + s[i]) % 256
        s[i], s[j] = s[j], s[i]
        out.append(byte ^ s[(s[i] + s[j]) % 256])
    return bytes(out)


def pdf(objects, trailer=""):
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + (body if isinstance(body, bytes) else body.encode()) \
            + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\n".encode()
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start


def locked_pdf():
    """Standard security handler, revision 2: 40 bits of RC4, user password "chalk"."""
    padding = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
    padded = (b"chalk" + padding)[:32]
    identity = bytes(16)
    owner = rc4(hashlib.md5(padded).digest()[:5], padded)
    key = hashlib.md5(padded + owner + struct.pack("<i", -4) + identity).digest()[:5]
    user = rc4(key, padding)
    return pdf([
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
        f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{owner.hex()}> /U <{user.hex()}> >>",
    ], f"/Encrypt 4 0 R /ID [<{identity.hex()}> <{identity.hex()}>]")


def png(width, height, data=b""):
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + \
            struct.pack(">I", zlib.crc32(kind + body))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0,
                                                              0, 0)) + chunk(b"IDAT", data)


def gzip_bomb(size):
    """So many blanks within a document that never ends."""
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as file:
        file.write(XOPP.encode())
        for _ in range(size >> 20):
            file.write(b" " * (1 << 20))
    return out.getvalue()


def archive(entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in entries:
            file.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def attacks():
    page = SVG + "</svg>"
    yield "locked.pdf", locked_pdf()
    yield "junk.pdf", b"%PDF-1.4\n" + bytes(range(256)) * 40
    yield "text.pdf", b"A letter, called a PDF by mistake.\n"
    yield "no-pages.pdf", pdf(["<< /Type /Catalog /Pages 2 0 R >>",
                               "<< /Type /Pages /Kids [] /Count 0 >>"])
    yield "circle.pdf", pdf(["<< /Type /Catalog /Pages 2 0 R >>",
                             "<< /Type /Pages /Kids [2 0 R] /Count 1000000 /Parent 2 0 R >>"])
    kids = " ".join(f"{3 + i} 0 R" for i in range(2001))
    yield "pages.pdf", pdf(["<< /Type /Catalog /Pages 2 0 R >>",
                            f"<< /Type /Pages /Kids [{kids}] /Count 2001 >>",
                            *["<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>"] * 2001])
    sheet = '<page width="100" height="100"><background type="solid"/><layer/></page>'
    yield "pages.xopp", gzip.compress(f"<xournal>{sheet * 2001}</xournal>".encode(), mtime=0)
    yield "wide.png", png(60000, 60000)
    yield "panorama.png", png(30000, 300)
    yield "many-pixels.png", png(19000, 19000)
    yield "zero.png", png(0, 0)
    yield "cut.png", png(100, 100)[:20]
    yield "cut.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF"
    yield "wide.jpeg", b"\xff\xd8\xff\xc0\x00\x11\x08\xff\xff\xff\xff\x03\x01\x22\x00\x02\x11\x01" \
        b"\x03\x11\x01\xff\xda\x00\x0c\x03\x01\x00\x02\x11\x03\x11\x00\x3f\x00"
    yield "cut.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 "
    yield "text.png", b"<html>not found</html>"
    yield "laughs.svg", (DOCTYPE + SVG + "<text>&l9;</text></svg>").encode()
    slow = (SVG + '<filter id="f"><feTurbulence baseFrequency="0.1" numOctaves="9000000"/></filter>'
            '<rect width="100" height="100" filter="url(#f)"/></svg>')
    yield "slow.svg", slow.encode()
    yield "slow.ubz", archive([("images/slow.svg", slow), ("page000.svg", SVG.replace(
        "<svg", '<svg xmlns:xlink="http://www.w3.org/1999/xlink"')
        + '<image xlink:href="images/slow.svg" width="50" height="50"/></svg>')])
    yield "broken.svg", (SVG + "<g><rect></svg>").encode()
    yield "deep.svg", (SVG + "<g>" * 200000).encode()
    yield "laughs.xopp", gzip.compress((DOCTYPE + XOPP + "<text>&l9;</text>").encode(), mtime=0)
    yield "broken.xopp", gzip.compress((XOPP + "<stroke").encode(), mtime=0)
    yield "deep.xopp", gzip.compress((XOPP + "<layer>" * 100000).encode(), mtime=0)
    yield "bomb.xopp", gzip_bomb(700 << 20)
    yield "cut.xopp", gzip.compress(XOPP.encode() * 1000, mtime=0)[:60]
    yield "broken.inkml", b"<ink><trace>1 2, 3 4</ink>"
    yield "laughs.inkml", (DOCTYPE + "<ink><trace>&l9;</trace></ink>").encode()
    for suffix, name in (("ubz", "page000.svg"), ("iwb", "content.xml"),
                         ("notebook", "imsmanifest.xml")):
        yield f"slip.{suffix}", archive([("../../../../tmp/plenary-slipped", b"out"), (name, page)])
        yield f"absolute.{suffix}", archive([("/tmp/plenary-slipped", b"out"), (name, page)])
        yield f"bomb.{suffix}", archive([(name, page + " " * (200 << 20))])
        yield f"laughs.{suffix}", archive([(name, DOCTYPE + "<x>&l9;</x>")])
        yield f"broken.{suffix}", archive([(name, "<svg><g>")])
        yield f"cut.{suffix}", archive([(name, page * 100)])[:-30]
        yield f"empty.{suffix}", archive([])
        yield f"crowd.{suffix}", archive([(f"images/{i}", b"") for i in range(30000)])
    inner = archive([("content.xml", " " * (100 << 20))])
    yield "nested.iwb", archive([("a.zip", archive([("b.zip", inner)]))])


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in attacks():
        (folder / name).write_bytes(data)


main()
