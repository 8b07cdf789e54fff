# SPDX-License-Identifier: MIT
"""Another lesson is opened at the wall: what is written then is in that one."""

import base64
import gzip

from board import LESSONS
from calibrations import LESSON_MM, MORE_MM, see_box
from expectations import expect
from imports import PAGE, in_the_unit
from lesson import Lesson
from panel import HEIGHT_MM, WIDTH_MM, Hand, line

# apps/board: "Open", and the icon of the only line of what it lists.
OPEN_MM = (WIDTH_MM - 285, HEIGHT_MM - 198)
FIRST_MM = (WIDTH_MM / 2 - 322, HEIGHT_MM - 163)
OTHER = f"{LESSONS}/2020-01-02.plenary"


def press(board, at):
    board.panel.move(Hand(0, [at] * 5))


def has_open(board, path):
    return board.machine.succeeds(f"ls -l /proc/{board.main_process()}/fd | grep -qF {path}")


def open_the_only_one(board, path):
    """By touch; then the board has that file, and the panel anew."""
    here = f"{board.panel.name} is here"
    times = len(board.journal(here))
    press(board, MORE_MM)
    board.see(see_box(board, LESSON_MM, 20), 60, "what is behind the dock")
    press(board, LESSON_MM)
    board.see(see_box(board, OPEN_MM, 20), 60, "what is for the lesson")
    press(board, OPEN_MM)
    board.see(see_box(board, FIRST_MM, 12), 60, "what can be opened")
    board.keep("what-can-be-opened")
    press(board, FIRST_MM)
    board.machine.until(lambda: has_open(board, path), 60, f"{path} to be opened")
    board.machine.until(lambda: len(board.journal(here)) > times, 60, "the board to have a panel")
    board.wait_open()


def strokes_of(board, path):
    board.machine.check(f"rm -rf /run/other && mkdir /run/other && cp {path}* /run/other")
    copy = f"/run/other/{path.rsplit('/', 1)[1]}"
    status, output = board.machine.run(f"plenary-convert {copy} /dev/stdout")
    # The board may have moved things from journal to file between two copies.
    return Lesson(output.decode()).strokes(0) if status == 0 else []


def another_lesson_is_opened_and_left_again(board):
    packed = base64.b64encode(gzip.compress(PAGE.encode(), mtime=0)).decode()
    before, process = board.lesson(), board.main_process()
    today = board.machine.check(f"ls {LESSONS}/*.plenary").strip()
    board.machine.check(f"echo {packed} | base64 -d >/var/lib/plenary/other.xopp")
    in_the_unit(board, f"plenary-convert /var/lib/plenary/other.xopp {OTHER}")
    if not board.panel.is_plugged:
        board.plug()
    open_the_only_one(board, OTHER)
    board.keep("another-lesson")
    board.panel.move(Hand(0, line((200, 500), (600, 520), 20)))
    board.machine.until(lambda: len(strokes_of(board, OTHER)) == 2, 60, "a stroke more in it")
    open_the_only_one(board, today)
    expect(not has_open(board, OTHER), "the other lesson is open still")
    expect(board.main_process() == process, "the board is another one")
    expect(len(strokes_of(board, OTHER)) == 2, "the other lesson has changed")
    board.machine.check(f"rm {OTHER}* /var/lib/plenary/other.xopp")
    expect(board.lesson().begins_with(before), "something of today's lesson is missing")
    board.panel.unplug()


CHECKS = (another_lesson_is_opened_and_left_again,)
