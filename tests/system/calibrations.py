# SPDX-License-Identifier: MIT
"""A panel that hangs upside down and is larger than the picture: another wall's file mends it.

The file reaches a board that runs, and one that begins; without it the panel lies edge to edge.
"""

import math

from expectations import STRAY_MM, expect, expect_line, see_lines, wall_points
from panel import HEIGHT_MM, WIDTH_MM, Hand, line

FILE = """plenary-calibration 1
touch 0003:23c9:5666
name Another wall's frame
map -1.1 0 1.04 0 -1.05 1.03 0 0
end
"""
FRAME = "frame"
FRAME_ID = "23c9:5666"
FINGER = "33x33"
PROBE_MM = ((800, 110), (850, 110))


def as_it_hangs(x, y):
    """What the panel makes of a hand at a place of the wall, in its own millimetres."""
    return ((1.04 - x / WIDTH_MM) / 1.1 * WIDTH_MM, (1.03 - y / HEIGHT_MM) / 1.05 * HEIGHT_MM)


def write(board, panel, path):
    """One stroke, the panel's own millimetres; where it is on the wall."""
    count = len(board.lesson().strokes(0)) + 1
    panel.move(Hand(0, path, size=FINGER))
    lesson = board.wait_lesson(lambda lesson: len(lesson.strokes(0)) == count, "a stroke more")
    return wall_points(lesson, lesson.strokes(0)[-1])


def hand(start, end):
    return [as_it_hangs(*point) for point in line(start, end, 30)]


def wait_calibrated(board, panel):
    """The board says nothing when it has read a file: short strokes do, as soon as one is right."""
    board.machine.until(
        lambda: math.dist(write(board, panel, hand(*PROBE_MM))[0], PROBE_MM[0]) < STRAY_MM, 60,
        "a stroke where the hand is")


def calibration_reaches_a_running_board(board):
    start, end = (800, 70), (1200, 85)
    panel, process = board.only(FRAME), board.main_process()
    path = hand((200, 140), (600, 160))
    expect_line(write(board, panel, path), path[0], path[-1], "the uncalibrated stroke")
    board.machine.check(f"cat >/run/other-wall.calibration <<'END'\n{FILE}END\n"
                        "plenary-input calibrate --import /run/other-wall.calibration")
    shown = board.machine.check("plenary-input calibrate --show")
    expect(FRAME_ID in shown and "turned by 180.0 degrees" in shown, f"what is shown: {shown}")
    wait_calibrated(board, panel)
    expect_line(write(board, panel, hand(start, end)), start, end, "the stroke")
    see_lines(board, (start, end))
    expect(board.main_process() == process, "the board is another one")
    board.keep("calibrated")
    panel.unplug()
    board.plug()


def calibration_outlives_the_board(board):
    """It counts from the first touch of a board that begins, until it is taken away."""
    start, end = (800, 170), (1200, 185)
    panel = board.only(FRAME)
    expect_line(write(board, panel, hand(start, end)), start, end, "the stroke")
    board.machine.check("plenary-input calibrate --reset")
    board.machine.until(
        lambda: math.dist(write(board, panel, line(*PROBE_MM, 10))[0], PROBE_MM[0]) < STRAY_MM,
        60, "a stroke edge to edge")
    panel.unplug()
