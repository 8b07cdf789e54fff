# SPDX-License-Identifier: MIT
"""Bad cables and mad panels: the board lives on, lets go of everything, and writes afterwards.

What is counted at the end, no contact open, is of the process that has been through all of it.
"""

import math

from board import BLACK_BUTTON_MM, CLASS_BUTTON_MM
from expectations import STRAY_MM, expect, expect_line, wall_points
from panel import Hand, line

PLUGS = 1000
PLUGS_AT_ONCE = 100
PLUGS_READ = 4  # of those, at least, by the board
PLUGS_TO_WARM_UP = 200  # whatever is made once has been made by then
# What eight hundred may take. The line that is written meanwhile, wet, is some 150 of it: points, a
# spine, cells of coverage. What is left is a quarter KiB each, 7 KiB each that is read.
PLUGS_KIB = 384
GARBAGE_FROM = ("pens", "modern", "frame", "crowd", "pens")
GARBAGE_EACH = 10_000  # twice
STEADY_MM = ((150, 200), (1150, 200))
# An event node that the board has open although it is not there any more.
HAS_UNPLUGGED = "ls -l /proc/$(pidof plenary)/fd | grep -q 'input/event.*deleted'"


def storms_begin_afresh(board):
    """The kernel makes huge pages of what it finds, when it finds time: without them, the memory
    that a process has is what it has used."""
    board.machine.check("echo never >/sys/kernel/mm/transparent_hugepage/enabled")
    board.begin_afresh()


def settled(board):
    """What the board holds when udev has told of everything, and the board has heard it."""
    board.machine.check("udevadm settle --timeout=110")
    board.plug(board.panels["single"])
    board.panels["single"].unplug()
    board.machine.until(lambda: not board.machine.succeeds(HAS_UNPLUGGED), 60,
                        "the board to close what has gone")
    return board.holdings()


def expect_no_leak(before, after, memory_kib):
    """The same files and threads as before, and hardly more memory."""
    print(f"        held before: {before}, after: {after}", flush=True)
    expect(after["files"] == before["files"], f"open files: {before}, then {after}")
    expect(after["threads"] == before["threads"], f"threads: {before}, then {after}")
    expect(after["memory"] - before["memory"] <= memory_kib, f"memory: {before}, then {after}")


def plug_and_unplug(number):
    """One in ten goes when somebody reads it, as a rule udev; the others before or while udev makes
    their nodes."""
    if number % 10 == 0:
        return ["use frame", "plug", "await", "wait 20", "down 0 1300 100", "sync", "unplug"]
    return ["use single", "plug", "down 0 1300 300", "sync", "unplug"]


def cut_contact(board):
    """A finger is on a panel that the board has when its cable goes."""
    frame = board.panels["frame"]
    board.plug(frame)
    frame.perform(["down 0 1300 100", "sync"])
    frame.unplug()


def cut_strokes(board, number):
    """Two hands write on it, all in the same corner: their ink takes no more than the first does."""
    frame = board.panels["frame"]
    starts = [(150, y + number / PLUGS * 100) for y in (400, 600)]
    board.plug(frame)
    frame.move(*(Hand(i, line((x, y), (x + 50, y), 10), lifts=False)
                 for i, (x, y) in enumerate(starts)))
    frame.unplug()
    return [((x, y), (x + 50, y)) for x, y in starts]


def plug_beside_a_hand(board, steady, path, number):
    """So many plugs at once, from `number` on; returns the strokes that were cut."""
    read = range(number + PLUGS_AT_ONCE - PLUGS_READ, number + PLUGS_AT_ONCE)
    commands = []
    for i in range(number, read.start):
        commands += plug_and_unplug(i)
        commands += ["use crowd", "move 0 %.2f %.2f" % path[i + 1], "sync"]
    steady.perform(commands, 600)
    for i in read[1:]:
        cut_contact(board)
        steady.perform(["move 0 %.2f %.2f" % path[i + 1], "sync"])
    return cut_strokes(board, number)


def stroke_at(lesson, start):
    """The strokes that begin there."""
    strokes = (wall_points(lesson, stroke) for stroke in lesson.strokes(0))
    return [points for points in strokes if math.dist(points[0], start) <= STRAY_MM]


def draw_everywhere(panel):
    """Whoever draws tiles has had as many in hand as ever, and holds what it draws them on."""
    panel.move(*(Hand(i, line((250 + i * 250, 60 + i * 130), (1150 - i * 200, 700), 20))
                 for i in range(4)))


def plugs_beside_a_hand_that_writes(board):
    """Another panel stays, and one hand on it draws one line through it all."""
    steady = board.only("crowd")
    draw_everywhere(steady)
    path = line(*STEADY_MM, PLUGS)
    steady.perform(["down 0 %.2f %.2f" % path[0], "sync"])
    before, process, lines = None, board.main_process(), [STEADY_MM]
    for number in range(0, PLUGS, PLUGS_AT_ONCE):
        if number == PLUGS_TO_WARM_UP:
            before = settled(board)
        lines += plug_beside_a_hand(board, steady, path, number)
    after = settled(board)
    steady.lift(0)
    lesson = board.wait_lesson(lambda lesson: stroke_at(lesson, STEADY_MM[0]), "the long line")
    expect(board.main_process() == process, "the board is another one")
    expect_no_leak(before, after, PLUGS_KIB)
    for start, end in lines:
        found = stroke_at(lesson, start)
        expect(len(found) == 1, f"{len(found)} strokes from {start}")
        expect_line(found[0], start, end, f"the stroke from {start}")
    board.keep("plugs")


def expect_it_writes(board, panel):
    """Garbage may have chosen another view or tool: those are put back as a teacher would."""
    lesson = board.lesson()
    if lesson.mode() != "class":
        panel.tap(*CLASS_BUTTON_MM)
        lesson = board.wait_lesson(lambda lesson: lesson.mode() == "class", "the class view")
    panel.tap(*BLACK_BUTTON_MM)
    before = len(lesson.all_strokes)
    panel.move(*(Hand(i, line((150 + i * 250, 150 + i * 100), (300 + i * 250, 150 + i * 100), 20),
                      late=i * 20) for i in range(5)))
    board.wait_lesson(lambda lesson: len(lesson.all_strokes) == before + 5, "five strokes more")


def hundred_thousand_garbage_reports(board):
    """One half for a reader that keeps up; the other as fast as it goes, and the kernel drops."""
    process, held = board.main_process(), []
    for pause_us in (1000, 0):
        for seed, key in enumerate(GARBAGE_FROM):
            board.only(key).perform([f"garbage {seed} {GARBAGE_EACH} {pause_us}", "quiet"], 600)
        expect_it_writes(board, board.only("frame"))
        board.panels["frame"].unplug()
        held.append(settled(board))
    expect(board.main_process() == process, "the board is another one")
    expect_no_leak(*held, 32 * 1024)
    board.keep("garbage")


def storms_leave_nothing_open(board):
    """Three panels at once have gone mad once more, and now lie still. Not the one with pens: what
    it has said of them last, the kernel never takes back."""
    panels = [board.panels[key] for key in ("crowd", "frame", "modern")]
    for panel in panels:
        board.plug(panel)
    for seed, panel in enumerate(panels):
        panel.perform([f"garbage {seed} 1000 1000", "quiet"])
    expect_it_writes(board, board.panels["frame"])
    counters = board.counters()
    print(f"        {counters}", flush=True)
    expect(counters["contacts_open"] == 0, f"contacts still open: {counters}")
    for panel in panels:
        panel.unplug()
    board.begin_as_installed()


CHECKS = (
    storms_begin_afresh,
    plugs_beside_a_hand_that_writes,
    hundred_thousand_garbage_reports,
    storms_leave_nothing_open,
)
