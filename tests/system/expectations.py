# SPDX-License-Identifier: MIT
"""What checks have in common: to expect something of a lesson and of the screen."""

import math

from board import PANES_MM
from lesson import length_mm, strays_mm

# Panel units are 0.35 mm, ink is smoothed a little; what is 4 mm away is not the same line.
STRAY_MM = 4


class Failed(Exception):
    pass


def expect(condition, what):
    if not condition:
        raise Failed(what)


def expect_near(found, wanted, slack, what):
    expect(abs(found - wanted) <= slack, f"{what}: {found:.2f} instead of {wanted:.2f}")


def wall_points(lesson, stroke):
    """Where a stroke of the class or of a pane is on the wall, as the lesson's view has it."""
    return lesson.on_wall(stroke, PANES_MM[stroke.group][:2] if stroke.group else (0, 0))


def expect_line(points, start, end, what):
    expect_near(math.dist(points[0], start), 0, STRAY_MM, f"{what}: distance from its beginning")
    expect_near(math.dist(points[-1], end), 0, STRAY_MM, f"{what}: distance from its end")
    expect_near(length_mm(points), math.dist(start, end), STRAY_MM, f"{what}: length")
    expect_near(strays_mm(points, start, end), 0, STRAY_MM, f"{what}: farthest stray")


def see_lines(board, *lines):
    """Waits until the screen shows ink along the whole of each level or slanting line."""
    boxes = []
    for start, end in lines:
        for part in range(4):
            x0, x1 = (start[0] + (end[0] - start[0]) * i / 4 for i in (part, part + 1))
            y0, y1 = (start[1] + (end[1] - start[1]) * i / 4 for i in (part, part + 1))
            boxes.append(board.around_px((x0, y0), (x1, y1)))
    board.see(lambda picture: all(picture.ink(box) > 30 for box in boxes), 120,
              f"ink along {lines}")
