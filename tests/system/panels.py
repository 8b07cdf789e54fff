# SPDX-License-Identifier: MIT
"""What panels of every manner must come to through a real kernel; see panel_model.c.

The checks share one lesson. Who comes down together and near is one hand, and so hands that are
near each other come one after the other.
"""

import math

from board import GROUPS_BUTTON_MM, PANES_MM
from expectations import STRAY_MM, expect, expect_line, expect_near, see_lines, wall_points
from panel import PACE_MS, PALM, Hand, Pen, line

FINGER_OF_A_FRAME = "33x33"
# In frames: later than what comes together, which is 150 ms.
LATE = 20
STILL_MS = 1500


def wait_strokes(board, count, group=0):
    """Waits until the group has so many strokes."""
    return board.wait_lesson(lambda lesson: len(lesson.strokes(group)) == count,
                             f"{count} strokes of group {group}")


def write(board, panel, *movers, strokes=None):
    """Moves hands and pens; returns the strokes that are new then, upper ones first."""
    before = len(board.lesson().strokes(0))
    panel.move(*movers)
    lesson = wait_strokes(board, before + (len(movers) if strokes is None else strokes))
    new = [wall_points(lesson, stroke) for stroke in lesson.strokes(0)[before:]]
    return sorted(new, key=lambda points: points[0][1])


def panels_begin_afresh(board):
    board.begin_afresh()


# A SMART-manner panel: pens, fingers and a mouse beside each other

def pens_and_fingers_write_at_once(board):
    lines = [((100, 60), (600, 90)), ((700, 80), (1200, 80)), ((100, 140), (600, 140)),
             ((700, 160), (1200, 120))]
    paths = [line(*ends, 50) for ends in lines]
    panel = board.only("pens")
    # The second pen comes and goes while both fingers write.
    strokes = write(board, panel, Pen(0, paths[0]), Hand(0, paths[1]),
                    Pen(1, paths[2][::2], late=10), Hand(1, paths[3]))
    for ends, points in zip(lines, strokes):
        expect_line(points, *ends, f"the stroke at {ends[0]}")
    see_lines(board, *lines)
    board.keep("pens-and-fingers")


def touch_and_then_pen(path, pen_first):
    """A finger in the first six frames, a pen from then on: which of the two says so first."""
    commands = []
    for step, (x, y) in enumerate(path[:6]):
        commands += [f"{'move' if step else 'down'} 0 {x:.2f} {y:.2f}", "sync", f"wait {PACE_MS}"]
    lift = ["up 0", "sync"]
    for step, (x, y) in enumerate(path[6:]):
        pen = [f"pen {x:.2f} {y:.2f} 0.5 2"]
        both = pen + lift if pen_first else lift + pen
        commands += [*(pen if step else both), f"wait {PACE_MS}"]
    return [*commands, "away 2"]


def touch_that_is_a_pen_a_moment_later(board):
    """One stroke, whatever the panel took it for at first; the pen is on another node."""
    lines = [((100, 185), (600, 185)), ((100, 225), (600, 225))]
    panel = board.only("pens")
    for ends, pen_first in zip(lines, (False, True)):
        before = len(board.lesson().strokes(0))
        panel.perform(touch_and_then_pen(line(*ends, 50), pen_first))
        lesson = wait_strokes(board, before + 1)
        expect_line(wall_points(lesson, lesson.strokes(0)[-1]), *ends,
                    f"the stroke with the {'pen' if pen_first else 'lift'} first")
    see_lines(board, *lines)
    board.keep("touch-then-pen")


def palm_beside_a_pen_only_rests(board):
    """The palm lies on ink that stays; a finger half a metre away knows nothing of it."""
    ink, pen, finger = ((150, 330), (650, 330)), ((150, 270), (500, 270)), ((900, 300), (1200, 300))
    panel = board.only("pens")
    write(board, panel, Hand(0, line(*ink, 30)))
    strokes = write(
        board, panel, Pen(3, line(*pen, 60)), Hand(1, line(*finger, 60)),
        Hand(2, line((200, 330), (550, 330), 50), size=PALM, late=5), strokes=2)
    expect_line(strokes[0], *pen, "the pen's stroke")
    expect_line(strokes[1], *finger, "the finger's stroke")
    lesson = board.lesson()
    expect(all(stroke.visible == 1 for stroke in lesson.strokes(0)), "the palm has rubbed out")
    see_lines(board, ink, pen, finger)
    board.keep("palm-beside-pen")


def mouse_of_a_panel_does_not_double_ink(board):
    """The panel moves its mouse along with the finger, button down."""
    start, end = (700, 200), (1200, 200)
    before = len(board.lesson().strokes(0))
    commands = []
    for step, (x, y) in enumerate(line(start, end, 30)):
        commands += [f"{'move' if step else 'down'} 0 {x:.2f} {y:.2f}", "sync",
                     f"mouse {x:.2f} {y:.2f} 1", f"wait {PACE_MS}"]
    panel = board.only("pens")
    panel.perform([*commands, "up 0", "sync", f"mouse {end[0]} {end[1]} 0"])
    # A second stroke is the proof that nothing of the first is still on its way.
    panel.move(Hand(0, line((700, 240), (1200, 240), 10)))
    lesson = wait_strokes(board, before + 2)
    expect_line(wall_points(lesson, lesson.strokes(0)[before]), start, end, "the stroke")


# A display with a pen that leans

def pen_of_a_display_loses_nothing(board):
    """It comes down at full speed: its first place, and how hard it presses there, is in the stroke.
    Fingers write beside it; before, it hovers where nothing may be seen of it.
    """
    pen, fingers = ((700, 300), (1200, 340)), [((100, 290), (600, 290)), ((100, 370), (600, 370))]
    path = line(*pen, 20)
    pressures = [0.2 + 0.6 * i / 20 for i in range(21)]
    panel = board.only("display")
    before = len(board.lesson().strokes(0))
    panel.perform([command for x, y in line((1200, 500), (700, 500), 20)
                   for command in (f"hover {x:.2f} {y:.2f}", f"wait {PACE_MS}")] + ["away"])
    write(board, panel, Pen(0, path, pressures, late=5), Hand(0, line(*fingers[0], 60)),
          Hand(1, line(*fingers[1], 40), late=LATE))
    lesson = board.lesson()
    strokes = lesson.strokes(0)[before:]
    expect(len(strokes) == 3, f"{len(strokes)} strokes of three")
    for start, end in (pen, *fingers):
        nearest = min((wall_points(lesson, stroke) for stroke in strokes),
                      key=lambda points: math.dist(points[0], start))
        expect_line(nearest, start, end, f"the stroke at {start}")
    written = min(strokes, key=lambda stroke: math.dist(wall_points(lesson, stroke)[0], pen[0]))
    for wanted, found in ((pressures[0], written.pressures[0]),
                          (pressures[-1], written.pressures[-1])):
        expect_near(found / 255, wanted, 0.08, "the pen's pressure")
    see_lines(board, pen, *fingers)
    board.keep("pen-of-a-display")


def other_end_of_a_leaning_pen_rubs(board):
    panel = board.only("display")
    panel.pen("eraser", line((690, 300), (1210, 340), 40), [0.5] * 41)
    board.wait_lesson(
        lambda lesson: sum(stroke.visible < 0.05 for stroke in lesson.strokes(0)[-3:]) == 1,
        "the pen's stroke to be rubbed out, and no other")


# An infrared frame that knows no millimetres

def frame_without_units_writes_and_rubs(board):
    lines = [((100, 400), (600, 430)), ((100, 460), (600, 460))]
    panel = board.only("frame")
    strokes = write(board, panel, Hand(0, line(*lines[0], 30), size=FINGER_OF_A_FRAME),
                    Hand(1, line(*lines[1], 30), late=LATE))
    for ends, points in zip(lines, strokes):
        expect_line(points, *ends, f"the stroke at {ends[0]}")
    see_lines(board, *lines)
    board.keep("frame")
    panel.move(Hand(0, line((350, 380), (350, 480), 30), size="70x90"))
    lesson = board.wait_lesson(
        lambda lesson: all(stroke.visible < 0.95 for stroke in lesson.strokes(0)[-2:]),
        "the palm to rub out")
    for stroke in lesson.strokes(0)[-2:]:
        expect_near(stroke.visible, 1 - 75 / 500, 0.06, "what a palm of 70 mm leaves")
    gone = board.around_px((345, 400), (355, 460), margin_mm=0)
    board.see(lambda picture: picture.ink(gone) == 0, 60, "nothing where the palm was")
    board.keep("frame-palm")


def rest_and_go_on(panel, path, frame):
    commands = []
    for step, (x, y) in enumerate(path):
        pause = STILL_MS if step == frame else PACE_MS
        commands += [f"{'move' if step else 'down'} 0 {x:.2f} {y:.2f}", "sync", f"wait {pause}"]
    panel.perform([*commands, "up 0", "sync"])


def silent_finger_goes_on_with_its_stroke(board):
    """It lies still from its first report on; the frame sends nothing until it moves."""
    start, end = (700, 400), (1200, 400)
    before = len(board.lesson().strokes(0))
    panel = board.only("frame")
    rest_and_go_on(panel, line(start, end, 30), 0)
    lesson = wait_strokes(board, before + 1)
    expect_line(wall_points(lesson, lesson.strokes(0)[-1]), start, end, "the stroke")


# A panel of Windows 8's manner

def kernel_lifts_a_silent_finger(board):
    """The kernel says after 100 ms that it has gone; its next report says that it had not, or that
    it goes only now. Silent in the middle of its way, from its first report on, before it lifts.
    """
    before = len(board.lesson().strokes(0))
    panel = board.only("modern")
    lines = [((700, y), (1200, y)) for y in (440, 470, 500)]
    for ends, silent_from in zip(lines, (15, 0, 30)):
        rest_and_go_on(panel, line(*ends, 30), silent_from)
    lesson = wait_strokes(board, before + len(lines))
    for ends, stroke in zip(lines, lesson.strokes(0)[before:]):
        expect_line(wall_points(lesson, stroke), *ends, f"the stroke at {ends[0]}")
    see_lines(board, *lines)
    board.keep("silent-finger")


def hovering_finger_leaves_nothing(board):
    before = len(board.lesson().strokes(0))
    commands = []
    for x, y in line((700, 530), (1200, 530), 30):
        commands += [f"above 0 {x:.2f} {y:.2f}", "sync", f"wait {PACE_MS}"]
    panel = board.only("modern")
    panel.perform([*commands, "up 0", "sync"])
    write(board, panel, Hand(1, line((700, 560), (1200, 560), 30)))
    expect(len(board.lesson().strokes(0)) == before + 1, "a finger that did not touch has written")


# What no HID driver makes of a panel

def contacts_without_names_write(board):
    """Multi-touch protocol A: each frame is a list of places."""
    lines = [((100, 520), (600, 520)), ((100, 580), (600, 600))]
    panel = board.only("packets")
    strokes = write(board, panel, *(Hand(i, line(*ends, 60 - i * LATE), late=i * LATE)
                                    for i, ends in enumerate(lines)))
    for ends, points in zip(lines, strokes):
        expect_line(points, *ends, f"the stroke at {ends[0]}")


def single_touch_writes(board):
    ends = ((700, 600), (1200, 600))
    panel = board.only("single")
    strokes = write(board, panel, Hand(0, line(*ends, 30)))
    expect_line(strokes[0], *ends, "the stroke")


def absolute_pointer_writes(board):
    """A mouse to the system: the kiosk may open it because its id is a board's. It has a left and a
    right button and none between, so that libinput would keep the first 50 ms of a stroke.
    """
    ends = ((700, 640), (1200, 640))
    panel = board.only("pointer")
    strokes = write(board, panel, Hand(0, line(*ends, 30)))
    expect_line(strokes[0], *ends, "the stroke")
    see_lines(board, ends)
    board.keep("all-manners")


# A class at one panel

def sixty_contacts_write_at_once(board):
    """Thirty in each pane. Neighbours come one after the other: who comes together is one hand."""
    down_mm, frames = (105, 120), 90
    lines = {1: [], 2: []}
    hands = []
    for group, corner in PANES_MM.items():
        for i in range(30):
            column, row = i % 6, i // 6
            start = (corner[0] + 35 + column * down_mm[0], 100 + row * down_mm[1])
            late = (column % 2 + row % 2 * 2) * LATE
            lines[group].append((start, (start[0] + 60, start[1])))
            hands.append(Hand(len(hands), line(*lines[group][-1], frames - late), late=late))
    panel = board.only("crowd")
    panel.tap(*GROUPS_BUTTON_MM)
    board.wait_lesson(lambda lesson: lesson.mode() == "groups", "the groups")
    panel.move(*hands)
    for group, ends in lines.items():
        found = wait_strokes(board, 30, group)
        points = [wall_points(found, stroke) for stroke in found.strokes(group)]
        for start, end in ends:
            nearest = min(points, key=lambda stroke: math.dist(stroke[0], start))
            expect_line(nearest, start, end, f"the stroke at {start}")
    see_lines(board, *lines[1], *lines[2])
    board.keep("sixty-contacts")


def panels_lost_nothing(board):
    counters = board.counters()
    expect(counters["contacts_lost"] == 0, f"contacts lost: {counters}")
    expect(counters["contacts_open"] == 0, f"contacts still open: {counters}")
    # One of the frame, one of the panel of Windows 8's manner.
    expect(counters["gestures"]["hold"] >= 2, f"a silent finger is no hold: {counters}")
    expect(counters["strokes_cancelled"] == 0, f"strokes taken back: {counters}")


CHECKS = (
    panels_begin_afresh,
    pens_and_fingers_write_at_once,
    touch_that_is_a_pen_a_moment_later,
    palm_beside_a_pen_only_rests,
    mouse_of_a_panel_does_not_double_ink,
    pen_of_a_display_loses_nothing,
    other_end_of_a_leaning_pen_rubs,
    frame_without_units_writes_and_rubs,
    silent_finger_goes_on_with_its_stroke,
    kernel_lifts_a_silent_finger,
    hovering_finger_leaves_nothing,
    contacts_without_names_write,
    single_touch_writes,
    absolute_pointer_writes,
    sixty_contacts_write_at_once,
    panels_lost_nothing,
)
