# SPDX-License-Identifier: MIT
"""A panel that hangs upside down and is larger than the picture.

Another wall's file mends it, in a board that runs and in one that begins; and so does somebody at the
wall, by touch. Without either the panel lies edge to edge.
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

# apps/board: the dock, what is behind its "...", and what a calibration asks for.
DOCK_MM = (WIDTH_MM - 689, HEIGHT_MM - 64, WIDTH_MM - 166, HEIGHT_MM - 20)
MORE_MM = (WIDTH_MM - 190, HEIGHT_MM - 42)
LESSON_MM = (WIDTH_MM - 109, HEIGHT_MM - 340)
ALIGN_MM = (WIDTH_MM - 84, HEIGHT_MM - 123)
CROSSES_MM = [(WIDTH_MM * x, HEIGHT_MM * y) for y in (0.1, 0.5, 0.9) for x in (0.1, 0.5, 0.9)]
MIDDLE_MM = (WIDTH_MM / 2, HEIGHT_MM / 2)
TICK_MM = (MIDDLE_MM[0] + 45, MIDDLE_MM[1] + 30)
SIZES = (FINGER, "110x90", "20x20")  # finger, flat hand, pen
HOLD_MS = 1200  # longer than it takes, however slow the machine
OWN_FILES = "/var/lib/plenary/calibration/*.calibration"


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


def held(at, size):
    """A touch that keeps still, of which the kernel says nothing meanwhile."""
    x, y = as_it_hangs(*at)
    return [f"down 0 {x:.2f} {y:.2f} {size}", "sync", f"wait {HOLD_MS}", "up 0", "sync", "wait 200"]


def press(panel, x, y):
    """Presses what the board takes for that place, the panel's own millimetres."""
    panel.perform([f"down 0 {x:.2f} {y:.2f} {FINGER}", "sync", "wait 80", "up 0", "sync"])


def see_box(board, at, margin_mm):
    """Whether something dark is at that place of the wall, as a function of a picture."""
    box = board.box_px((at[0] - margin_mm, at[1] - margin_mm,
                        at[0] + margin_mm, at[1] + margin_mm))
    return lambda picture: picture.ink(box) > 30


def see_no_dock(board):
    box = board.box_px(DOCK_MM)
    return lambda picture: picture.is_paper(box)


def touch_is_aligned_at_the_board(board):
    """Somebody finds "Align touch" with a finger that lands elsewhere, holds each cross, shows finger,
    hand and pen, and taps the tick: the next stroke is where the hand is."""
    start, end = (800, 270), (1200, 285)
    panel, process = board.only(FRAME), board.main_process()
    press(panel, *MORE_MM)
    board.see(see_box(board, LESSON_MM, 20), 60, "what is behind the dock")
    press(panel, *LESSON_MM)
    board.see(see_box(board, ALIGN_MM, 30), 60, "what is for the lesson")
    press(panel, *ALIGN_MM)
    cross, is_bare = see_box(board, CROSSES_MM[0], 30), see_no_dock(board)
    board.see(lambda picture: cross(picture) and is_bare(picture), 60, "the first cross")
    panel.perform([command for at in CROSSES_MM for command in held(at, FINGER)])
    board.keep("aligned-crosses")
    panel.perform([command for size in SIZES for command in held(MIDDLE_MM, size)])
    board.see(see_box(board, TICK_MM, 20), 60, "the tick")
    board.keep("aligned-tick")
    panel.perform(["wait 300"])
    press(panel, *as_it_hangs(*TICK_MM))
    board.machine.until(lambda: board.journal("is calibrated, within"), 60, "the board to say so")
    board.see(lambda picture: not is_bare(picture), 60, "the dock")
    expect_line(write(board, panel, hand(start, end)), start, end, "the stroke")
    see_lines(board, (start, end))
    expect(board.main_process() == process, "the board is another one")

    kept = board.machine.check(f"cat {OWN_FILES}")
    for word in (f"touch 0003:{FRAME_ID}", "\nmap -1.", "\nfinger ", "\npalm ", "\nnib "):
        expect(word in kept, f"no {word.strip()} in what is kept: {kept}")
    board.keep("aligned")
    board.machine.check(f"rm {OWN_FILES}")
    board.machine.until(
        lambda: math.dist(write(board, panel, line(*PROBE_MM, 10))[0], PROBE_MM[0]) < STRAY_MM,
        60, "a stroke edge to edge")
    panel.unplug()
