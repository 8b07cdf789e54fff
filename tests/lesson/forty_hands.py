# SPDX-License-Identifier: MIT
"""A recording of forty hands that write, rub out and tap, always others for other dice; and what a
test asks of the lesson that became of it, by SQLite alone."""

import math
import shutil
import sqlite3

HANDS = 40
WALL_MM = (1904, 1071)
UNITS_PER_MM = 16
PERIOD_US = 8333
# What a teacher's finger may find at the lower edge: pens, rubber, undo, redo, pages.
DOCK_MM = (1180, 1029, 1500)


class Failed(Exception):
    pass


def contacts_of(hand, dice, frames):
    """(first frame, path, size in mm) of one writer: strokes, a palm now and then, a tap on the dock."""
    frame = 2 + hand % 7
    column, row = hand % 10, hand // 10
    while frame < frames - 20:
        kind = dice.random()
        x, y = 80 + column * 180 + dice.uniform(0, 60), 80 + row * 220 + dice.uniform(0, 120)
        if kind < 0.02:
            path, size = [(dice.uniform(DOCK_MM[0], DOCK_MM[2]), DOCK_MM[1])] * 6, (10, 12)
        else:
            angle, count = dice.uniform(0, 6.3), dice.randint(4, 12)
            path = [(x + math.cos(angle) * 6 * i, y + math.sin(angle + i / 5) * 6 * i)
                    for i in range(count)]
            size = (95, 75) if kind > 0.95 else (10, 12)
        yield frame, path, size
        frame += len(path) + dice.randint(2, 8)


def write_recording(path, dice, frames):
    events = {}
    number = 0
    for hand in range(HANDS):
        for first, points, size in contacts_of(hand, dice, frames):
            number += 1
            shape = " size " + " ".join(str(mm * UNITS_PER_MM) for mm in size)
            for i, (x, y) in enumerate([*points, points[-1]]):
                verb = "down" if i == 0 else "up" if i == len(points) else "move"
                at = f"{round(x * UNITS_PER_MM)} {round(y * UNITS_PER_MM)}"
                events.setdefault(first + i, []).append(f"{verb} {number} {at}{shape}")
    width, height = (mm * UNITS_PER_MM for mm in WALL_MM)
    lines = ["plenary-recording 1", "device 1", "name Forty hands", "id 3 0 0",
             f"contacts {HANDS}", "sized", f"x 0 {width} {UNITS_PER_MM}",
             f"y 0 {height} {UNITS_PER_MM}"]
    for frame in sorted(events):
        lines += [f"frame 1 {frame * PERIOD_US / 1e6:.6f}", *events[frame]]
    path.write_text("\n".join([*lines, "end"]) + "\n", encoding="ascii")


# -- the lesson --

def copy_lesson(lesson, folder):
    """The file and its journals as they are now, under other names."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for suffix in ("", "-wal", "-journal"):
        try:
            shutil.copyfile(f"{lesson}{suffix}", folder / f"copy.plenary{suffix}")
        except FileNotFoundError:
            pass
    return folder / "copy.plenary"


def read_rows(copy):
    """All operations, by SQLite alone."""
    if not copy.exists():
        return []
    database = sqlite3.connect(copy)
    try:
        verdict = database.execute("PRAGMA integrity_check").fetchall()
        if verdict != [("ok",)]:
            raise Failed(f"integrity_check: {verdict}")
        return database.execute("SELECT * FROM op WHERE seq IS NOT NULL ORDER BY seq").fetchall()
    finally:
        database.close()


def expect_begins_with(rows, earlier, what):
    if rows[:len(earlier)] != earlier:
        same = next((i for i, (a, b) in enumerate(zip(rows, earlier)) if a != b), len(rows))
        raise Failed(f"of {len(earlier)} operations {what} only {same} are there, of {len(rows)}")
