#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What Xournal++ draws of our file is what we draw: check_xournalpp.py SIDE_BY_SIDE.

Both become pictures by the same program and are compared pixel by pixel. Skipped (77) where one of
the programs is not installed.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

DPI = 40
# A channel that differs by more than that is seen; of the page, only edges may.
SEEN = 64
SHARE_MAX = 0.001
# Its highlighter is paler than ours, and it prints the lines of squared paper thinner.
MEAN_MAX = 3.5


def pixels(pdf, folder, name):
    """Width, height and bytes of the first page."""
    subprocess.run(["pdftoppm", "-r", str(DPI), "-f", "1", "-l", "1", "-singlefile", pdf, folder / name],
                   check=True)
    data = (folder / f"{name}.ppm").read_bytes()
    kind, size, most, rest = data.split(b"\n", 3)
    assert kind == b"P6" and most == b"255", data[:20]
    width, height = map(int, size.split())
    return width, height, rest


def compare(ours, theirs):
    """How much the channels differ on average, and the share of those that are seen to."""
    differences = [abs(a - b) for a, b in zip(ours, theirs)]
    return (sum(differences) / len(differences),
            sum(difference > SEEN for difference in differences) / len(differences))


def main():
    if not shutil.which("xournalpp") or not shutil.which("pdftoppm"):
        print("xournalpp or pdftoppm is not installed")
        return 77
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        # Its settings are not to be anybody's, nor to stay.
        home = {**os.environ, "HOME": name, "XDG_CONFIG_HOME": name, "XDG_CACHE_HOME": name,
                "XDG_DATA_HOME": name}
        subprocess.run([sys.argv[1], folder / "a.xopp", folder / "ours.pdf"], check=True)
        subprocess.run(["xournalpp", f"--create-pdf={folder}/theirs.pdf", folder / "a.xopp"],
                       check=True, env=home, stdout=subprocess.DEVNULL)
        ours = pixels(folder / "ours.pdf", folder, "ours")
        theirs = pixels(folder / "theirs.pdf", folder, "theirs")
        if len(sys.argv) > 2:
            shutil.copytree(folder, sys.argv[2], dirs_exist_ok=True)
    if abs(ours[0] - theirs[0]) > 1 or abs(ours[1] - theirs[1]) > 1:
        print(f"pages of {ours[:2]} and {theirs[:2]} pixels")
        return 1
    if ours[:2] != theirs[:2]:
        print("pages differ by a pixel")
        return 1
    mean, share = compare(ours[2], theirs[2])
    print(f"mean difference {mean:.3f} of 255, {share:.4%} of channels differ by more than {SEEN}")
    return 0 if mean <= MEAN_MAX and share <= SHARE_MAX else 1


sys.exit(main())
