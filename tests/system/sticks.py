# SPDX-License-Identifier: MIT
"""A USB stick in the kiosk: what is handed out lies on it when it is pulled, and what lies on it can
be opened, a lesson as a copy."""

import base64
import gzip
import subprocess

from board import LESSONS, UNIT
from calibrations import LESSON_MM, MORE_MM, see_box
from expectations import expect
from imports import PAGE, in_the_unit
from lessons import FIRST_MM, OPEN_MM, has_open, open_the_only_one, press
from panel import HEIGHT_MM, WIDTH_MM

# apps/board: "Hand out", beside "Open", and the cross of a card.
HAND_OUT_MM = (WIDTH_MM - 185, HEIGHT_MM - 198)
CLOSE_MM = (WIDTH_MM / 2 + 328, HEIGHT_MM - 213)
MIB = 64
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">
<rect width="50" height="50"/></svg>
"""


def make_stick(board):
    path = board.evidence / "stick.img"
    path.unlink(missing_ok=True)
    subprocess.run(["mkfs.vfat", "-C", "-n", "CLASS", path, str(MIB * 1024)], check=True,
                   stdout=subprocess.DEVNULL)
    return path


def mounted_at(board):
    _, output = board.machine.run("findmnt --noheadings --output TARGET --types vfat")
    return output.decode().strip()


def open_lesson_page(board):
    press(board, MORE_MM)
    board.see(see_box(board, LESSON_MM, 20), 60, "what is behind the dock")
    press(board, LESSON_MM)
    board.see(see_box(board, OPEN_MM, 20), 60, "what is for the lesson")


def stick_takes_what_is_handed_out(board):
    stick = make_stick(board)
    if not board.panel.is_plugged:
        board.plug()
    board.machine.plug_stick(stick)
    folder = board.machine.until(lambda: mounted_at(board), 60, "the stick to be mounted")
    expect(folder.startswith("/media/"), f"the stick is at {folder}")
    open_lesson_page(board)
    press(board, HAND_OUT_MM)
    board.machine.until(
        lambda: board.machine.succeeds(f"ls {folder}/*/class.pdf {folder}/*/who-did-what.csv"),
        120, "the files on the stick")
    board.keep("handed-out")
    board.machine.pull_stick()
    board.machine.until(lambda: not mounted_at(board), 60, "the stick to be let go of")
    image = stick.read_bytes()
    expect(b"%PDF-" in image and b"%%EOF" in image, "no whole PDF on the stick")
    expect(board.machine.succeeds(f"systemctl is-active {UNIT}"), "the board has ended")


def put_lesson(board, folder, name):
    """Made by another board, so to speak."""
    packed = base64.b64encode(gzip.compress(PAGE.encode(), mtime=0)).decode()
    there = "/var/lib/plenary/other"
    board.machine.check(f"echo {packed} | base64 -d >{there}.xopp; rm -rf {folder}/*")
    in_the_unit(board, f"plenary-convert {there}.xopp {there}.plenary")
    board.machine.check(f"cp {there}.plenary {folder}/{name}; rm {there}.*")


def a_lesson_on_a_stick_is_copied(board):
    today = board.machine.check(f"ls {LESSONS}/*.plenary").strip()
    copy = f"{LESSONS}/Monday.plenary"
    board.machine.plug_stick(board.evidence / "stick.img")
    folder = board.machine.until(lambda: mounted_at(board), 60, "the stick to be mounted")
    put_lesson(board, folder, "Monday.plenary")
    open_lesson_page(board)
    press(board, OPEN_MM)
    board.see(see_box(board, FIRST_MM, 12), 60, "what can be opened")
    board.keep("a-lesson-on-the-stick")
    press(board, FIRST_MM)
    board.machine.until(lambda: has_open(board, copy), 60, f"{copy} to be opened")
    board.machine.pull_stick()
    board.machine.until(lambda: not mounted_at(board), 60, "the stick to be let go of")
    board.wait_open()
    board.keep("a-copy")
    expect(has_open(board, copy), "the copy went with the stick")
    open_the_only_one(board, today)
    board.machine.check(f"rm {copy}*")


def what_lies_on_a_stick_is_offered(board):
    stick = board.evidence / "stick.img"
    board.machine.plug_stick(stick)
    folder = board.machine.until(lambda: mounted_at(board), 60, "the stick to be mounted")
    board.machine.check(f"rm -r {folder}/*; cat >{folder}/drawing.svg <<'END'\n{DRAWING}END\n")
    open_lesson_page(board)
    press(board, OPEN_MM)
    board.see(see_box(board, FIRST_MM, 12), 60, "what can be opened")
    board.keep("on-the-stick")
    press(board, CLOSE_MM)
    board.machine.pull_stick()
    board.machine.until(lambda: not mounted_at(board), 60, "the stick to be let go of")
    board.panel.unplug()
    stick.unlink()


CHECKS = (stick_takes_what_is_handed_out, a_lesson_on_a_stick_is_copied,
          what_lies_on_a_stick_is_offered)
