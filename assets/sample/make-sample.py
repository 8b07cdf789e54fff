#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the two sample recordings, class.plrec and groups.plrec, into this folder or a named one.

They are what a 1904 x 1071 mm panel would report while a teacher writes on the class page, and
while three groups then write in their panes at the same time. The hand is a small single-line
alphabet of our own, smoothed and slightly shaken with a fixed seed, so that the files are the same
each time; a test holds them against this script.
"""

import math
import pathlib
import random
import sys

WALL_MM = (1904.0, 1071.0)
UNITS_PER_MM = 16
PERIOD_US = 8333
SPEED_MM_S = 420.0
PAUSE_US = 180_000

# Strokes of each character in a box whose baseline is y = 1, x-height y = 0.4, top y = 0;
# the first number is the advance.
GLYPHS = {
    " ": (0.5, []),
    "H": (0.95, [[(0.1, 0), (0.1, 0.5), (0.1, 1)], [(0.7, 0), (0.7, 0.5), (0.7, 1)],
                 [(0.1, 0.5), (0.4, 0.49), (0.7, 0.5)]]),
    "o": (0.75, [[(0.55, 0.5), (0.3, 0.4), (0.1, 0.7), (0.3, 1), (0.55, 0.75), (0.5, 0.5),
                  (0.35, 0.42)]]),
    "w": (0.95, [[(0.05, 0.42), (0.15, 0.75), (0.25, 0.98), (0.42, 0.55), (0.58, 0.98),
                  (0.7, 0.75), (0.8, 0.42)]]),
    "m": (1.05, [[(0.1, 0.42), (0.1, 1), (0.11, 0.6), (0.28, 0.42), (0.42, 0.6), (0.42, 1),
                  (0.43, 0.6), (0.62, 0.42), (0.78, 0.6), (0.78, 1)]]),
    "a": (0.75, [[(0.52, 0.5), (0.3, 0.4), (0.1, 0.7), (0.28, 1), (0.5, 0.75), (0.53, 0.42),
                  (0.54, 0.8), (0.62, 1)]]),
    "n": (0.75, [[(0.1, 0.42), (0.1, 1), (0.11, 0.6), (0.32, 0.42), (0.5, 0.6), (0.5, 1)]]),
    "y": (0.7, [[(0.1, 0.42), (0.16, 0.8), (0.34, 0.92), (0.5, 0.6), (0.52, 0.42), (0.5, 1),
                 (0.36, 1.32), (0.12, 1.25)]]),
    "s": (0.62, [[(0.48, 0.48), (0.25, 0.4), (0.14, 0.55), (0.3, 0.68), (0.48, 0.82),
                  (0.3, 1), (0.08, 0.93)]]),
    "t": (0.58, [[(0.25, 0.12), (0.25, 0.6), (0.3, 0.96), (0.48, 0.94)],
                 [(0.06, 0.42), (0.25, 0.41), (0.46, 0.42)]]),
    "k": (0.7, [[(0.1, 0), (0.1, 0.5), (0.1, 1)],
                [(0.5, 0.42), (0.28, 0.62), (0.12, 0.72), (0.3, 0.82), (0.54, 1)]]),
    "e": (0.7, [[(0.12, 0.7), (0.34, 0.69), (0.54, 0.64), (0.4, 0.42), (0.2, 0.45), (0.1, 0.72),
                 (0.25, 0.98), (0.54, 0.92)]]),
    "r": (0.55, [[(0.1, 0.42), (0.1, 1), (0.12, 0.62), (0.28, 0.44), (0.44, 0.46)]]),
    "f": (0.5, [[(0.46, 0.06), (0.3, 0.02), (0.22, 0.25), (0.22, 0.6), (0.22, 1)],
                [(0.04, 0.42), (0.22, 0.41), (0.4, 0.42)]]),
    "j": (0.4, [[(0.22, 0.42), (0.22, 0.8), (0.2, 1.2), (0.04, 1.28)], [(0.22, 0.18)]]),
    "u": (0.75, [[(0.1, 0.42), (0.12, 0.8), (0.28, 1), (0.48, 0.8), (0.5, 0.42), (0.51, 0.8),
                  (0.6, 1)]]),
    "p": (0.75, [[(0.1, 0.42), (0.1, 0.9), (0.1, 1.35)],
                 [(0.1, 0.55), (0.32, 0.4), (0.54, 0.68), (0.34, 1), (0.12, 0.88)]]),
    "0": (0.8, [[(0.4, 0.02), (0.12, 0.3), (0.14, 0.8), (0.4, 1), (0.64, 0.7), (0.62, 0.2),
                 (0.38, 0.02)]]),
    "1": (0.55, [[(0.1, 0.22), (0.32, 0.02)], [(0.32, 0.02), (0.32, 0.5), (0.32, 1)]]),
    "2": (0.8, [[(0.12, 0.22), (0.38, 0.02), (0.62, 0.25), (0.4, 0.65), (0.1, 0.98)],
                [(0.1, 0.98), (0.38, 0.97), (0.66, 0.98)]]),
    "3": (0.78, [[(0.12, 0.12), (0.4, 0.02), (0.58, 0.25), (0.3, 0.47), (0.6, 0.7), (0.4, 1),
                  (0.1, 0.9)]]),
    "4": (0.82, [[(0.45, 0), (0.25, 0.35), (0.08, 0.68)], [(0.08, 0.68), (0.4, 0.67), (0.7, 0.68)],
                 [(0.52, 0.4), (0.52, 0.7), (0.5, 1)]]),
    "5": (0.78, [[(0.58, 0.03), (0.18, 0.03)], [(0.18, 0.03), (0.14, 0.45)],
                 [(0.14, 0.45), (0.4, 0.38), (0.6, 0.65), (0.4, 0.99), (0.1, 0.9)]]),
    "6": (0.78, [[(0.5, 0.02), (0.2, 0.35), (0.12, 0.75), (0.36, 1), (0.6, 0.75), (0.4, 0.52),
                  (0.14, 0.7)]]),
    "7": (0.74, [[(0.1, 0.04), (0.6, 0.04)], [(0.6, 0.04), (0.4, 0.5), (0.26, 1)]]),
    "8": (0.78, [[(0.54, 0.14), (0.34, 0.02), (0.16, 0.22), (0.38, 0.48), (0.6, 0.75),
                  (0.36, 1), (0.12, 0.78), (0.36, 0.48), (0.56, 0.2), (0.5, 0.1)]]),
    "9": (0.78, [[(0.56, 0.3), (0.34, 0.48), (0.14, 0.25), (0.36, 0.02), (0.57, 0.2), (0.56, 0.6),
                  (0.5, 1)]]),
    "+": (0.85, [[(0.4, 0.35), (0.4, 0.6), (0.4, 0.88)], [(0.12, 0.62), (0.4, 0.61), (0.68, 0.62)]]),
    "-": (0.8, [[(0.12, 0.62), (0.4, 0.61), (0.66, 0.62)]]),
    "x": (0.85, [[(0.18, 0.42), (0.4, 0.64), (0.62, 0.86)], [(0.62, 0.42), (0.4, 0.64), (0.18, 0.86)]]),
    "=": (0.85, [[(0.12, 0.5), (0.4, 0.49), (0.68, 0.5)], [(0.12, 0.74), (0.4, 0.73), (0.68, 0.74)]]),
    "?": (0.66, [[(0.1, 0.2), (0.3, 0.02), (0.52, 0.2), (0.4, 0.45), (0.29, 0.58), (0.28, 0.74)],
                 [(0.28, 0.97)]]),
}


def spline(points, step_mm):
    """A Catmull-Rom curve through the points, sampled about every step_mm."""
    if len(points) < 3:
        return line(points, step_mm) if len(points) == 2 else list(points)
    padded = [points[0]] + list(points) + [points[-1]]
    out = [points[0]]
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:]):
        steps = max(1, round(math.dist(b, c) / step_mm))
        for i in range(1, steps + 1):
            t = i / steps
            out.append(tuple(
                0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t
                       + (3 * q - p - 3 * r + s) * t ** 3)
                for p, q, r, s in zip(a, b, c, d)))
    return out


def line(points, step_mm):
    (x0, y0), (x1, y1) = points
    steps = max(1, round(math.dist(*points) / step_mm))
    return [(x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps) for i in range(steps + 1)]


class Hand:
    """One writer: a list of (start, contact path) in time order, made by moving a pen about."""

    def __init__(self, seed, start_us):
        self.random = random.Random(seed)
        self.now_us = start_us
        self.strokes = []

    def stroke(self, points):
        step_mm = SPEED_MM_S * PERIOD_US / 1e6
        path = [(x + self.random.gauss(0, 0.12), y + self.random.gauss(0, 0.12))
                for x, y in spline(points, step_mm)]
        self.strokes.append((self.now_us, path))
        self.now_us += len(path) * PERIOD_US + PAUSE_US

    def write(self, text, x_mm, y_mm, size_mm):
        """Text with its top left at x, y; size is the height of a capital."""
        for char in text:
            advance, strokes = GLYPHS[char]
            for points in strokes:
                self.stroke([(x_mm + x * size_mm, y_mm + y * size_mm) for x, y in points])
            x_mm += advance * size_mm

    def circle(self, x_mm, y_mm, radius_mm):
        turns = [(x_mm + radius_mm * math.cos(-1.4 + 0.7 * i),
                  y_mm + radius_mm * math.sin(-1.4 + 0.7 * i)) for i in range(10)]
        self.stroke(turns)

    def tap(self, x_mm, y_mm):
        self.strokes.append((self.now_us, [(x_mm, y_mm)] * 6))
        self.now_us += 6 * PERIOD_US + PAUSE_US


class Tape:
    """What the panel reports: the contacts of several hands, frame by frame."""

    def __init__(self):
        self.contacts = []  # (first frame's time, path of (x, y), size in mm)

    def add(self, hand, size_mm=None):
        for start_us, path in hand.strokes:
            self.contacts.append((start_us, path, size_mm))

    def frames(self):
        """Yields (time, [(number, verb, x, y, size)]), every contact that is down in each."""
        open_at = {}
        for number, (start_us, path, size_mm) in enumerate(self.contacts, 1):
            first = math.ceil(start_us / PERIOD_US)
            for i, (x_mm, y_mm) in enumerate(path):
                verb = "down" if i == 0 else "move"
                open_at.setdefault(first + i, []).append((number, verb, x_mm, y_mm, size_mm))
            x_mm, y_mm = path[-1]
            open_at.setdefault(first + len(path), []).append((number, "up", x_mm, y_mm, size_mm))
        for index in sorted(open_at):
            yield index * PERIOD_US, sorted(open_at[index])

    def save(self, path, name):
        width, height = (round(mm * UNITS_PER_MM) for mm in WALL_MM)
        lines = ["plenary-recording 1", "device 1", f"name {name}", "id 3 0 0", "contacts 40",
                 "sized", f"x 0 {width} {UNITS_PER_MM}", f"y 0 {height} {UNITS_PER_MM}"]
        for time_us, contacts in self.frames():
            lines.append(f"frame 1 {time_us / 1e6:.6f}")
            for number, verb, x_mm, y_mm, size_mm in contacts:
                at = f"{round(x_mm * UNITS_PER_MM)} {round(y_mm * UNITS_PER_MM)}"
                size = ""
                if size_mm is not None:
                    size = " size " + " ".join(str(round(mm * UNITS_PER_MM)) for mm in size_mm)
                lines.append(f"{verb} {number} {at}{size}")
        lines.append("end")
        path.write_text("\n".join(lines) + "\n", encoding="ascii")


# Where the tools are on this wall: the dock's five pens and highlighter in the class view, and in the group view
# with three panes the four pens of each pane's band and the width of a pane.
DOCK_PENS_MM = [(1239.0 + 36 * i, 1029.0) for i in range(6)]
PANE_MM = 617.3
BAND_PENS_MM = [(83.0 + 36 * i, 1046.5) for i in range(4)]
MAIN, BLUE, ORANGE, GREEN, PURPLE, MARKER = range(6)


def class_lesson():
    tape = Tape()
    teacher = Hand(1, 100_000)

    def pen(ink):
        teacher.tap(*DOCK_PENS_MM[ink])

    pen(BLUE)
    teacher.write("How many ways to make 24?", 120, 100, 46)
    pen(ORANGE)
    teacher.stroke([(120, 172), (400, 168), (700, 173), (905, 169)])
    pen(MAIN)
    teacher.write("6 x 4", 160, 250, 56)
    teacher.write("3 x 8", 480, 250, 56)
    pen(GREEN)
    teacher.write("2 x 12", 160, 380, 56)
    pen(PURPLE)
    teacher.write("30 - 6", 480, 380, 56)
    pen(BLUE)
    for row in range(4):
        for column in range(6):
            teacher.circle(1140 + 66 * column, 260 + 66 * row, 20)
    pen(ORANGE)
    corners = [(1100, 222), (1510, 220), (1512, 496), (1102, 498), (1100, 222)]
    for a, b in zip(corners, corners[1:]):
        teacher.stroke([a, b])
    teacher.write("4 rows of 6", 1180, 530, 40)
    pen(MARKER)
    teacher.stroke([(160, 283), (260, 280), (355, 282)])
    tape.add(teacher)
    return tape


def groups_lesson():
    """Three groups at once: nobody waits for anybody."""
    tape = Tape()

    def pupil(seed, pane, start_us):
        hand = Hand(seed, start_us)
        hand.left_mm = pane * PANE_MM
        return hand

    def pen(hand, ink):
        x_mm, y_mm = BAND_PENS_MM[ink]
        hand.tap(hand.left_mm + x_mm, y_mm)

    first = pupil(11, 0, 100_000)
    pen(first, BLUE)
    for row in range(4):
        for column in range(6):
            first.circle(105 + 58 * column, 470 + 52 * row, 17)
    first.write("6 x 4 = 24", 120, 700, 50)
    pen(first, MAIN)
    first.write("4 x 6 = 24", 120, 800, 50)

    second = pupil(12, 1, 160_000)
    left_mm = second.left_mm
    pen(second, ORANGE)
    second.write("jumps of 3?", left_mm + 110, 470, 50)
    pen(second, MAIN)
    second.stroke([(left_mm + 70, 700), (left_mm + 550, 700)])
    for i in range(9):
        second.stroke([(left_mm + 70 + 60 * i, 688), (left_mm + 70 + 60 * i, 713)])
        second.write(str(3 * i), left_mm + (60 if i < 4 else 50) + 60 * i, 728, 26)
    pen(second, ORANGE)
    for i in range(8):
        x_mm = left_mm + 70 + 60 * i
        second.stroke([(x_mm, 684), (x_mm + 14, 652), (x_mm + 30, 640), (x_mm + 46, 652),
                       (x_mm + 60, 684)])

    third = pupil(13, 2, 220_000)
    left_mm = third.left_mm
    pen(third, GREEN)
    third.write("12 + 12", left_mm + 110, 450, 50)
    pen(third, MAIN)
    third.write("100 - 76", left_mm + 150, 555, 50)
    pen(third, GREEN)
    third.write("8 + 8 + 8", left_mm + 110, 660, 50)
    pen(third, MAIN)
    third.write("5 x 5 - 1", left_mm + 150, 765, 50)
    pen(third, GREEN)
    third.stroke([(left_mm + 100, 850), (left_mm + 240, 857), (left_mm + 400, 848)])

    for hand in (first, second, third):
        tape.add(hand)
    return tape


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else __file__).resolve()
    folder = folder if folder.is_dir() else folder.parent
    class_lesson().save(folder / "class.plrec", "Sample panel, one teacher")
    groups_lesson().save(folder / "groups.plrec", "Sample panel, three groups")


if __name__ == "__main__":
    main()
