#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Kills the board, the real program, at random moments while forty hands write.

After each kill the lesson must hold everything that a look at the files had found a moment before,
and all that was there after the kill before that; SQLite finds nothing wrong with it,
plenary-convert tells it, and the board goes on with it.
"""

import argparse
import concurrent.futures
import json
import math
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

HANDS = 40
WALL_MM = (1904, 1071)
UNITS_PER_MM = 16
PERIOD_US = 8333
RECORDING_FRAMES = 400
LONGEST_S = 0.4  # of a board's life
KILLS_A_LESSON = 25
# What a teacher's finger may find at the lower edge: pens, rubber, undo, redo, pages.
DOCK_MM = (1180, 1029, 1500)


class Failed(Exception):
    pass


# -- forty hands --

def contacts_of(hand, dice):
    """(first frame, path, size in mm) of one writer: strokes, a palm now and then, a tap on the dock."""
    frame = 2 + hand % 7
    column, row = hand % 10, hand // 10
    while frame < RECORDING_FRAMES - 20:
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


def write_recording(path, dice):
    events = {}
    number = 0
    for hand in range(HANDS):
        for first, points, size in contacts_of(hand, dice):
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


# -- looking at a lesson --

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


# -- one board after the other --

class Worker:
    def __init__(self, options, number):
        self.options = options
        self.dice = random.Random(options.seed * 1000 + number)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="plenary-kills-", dir=options.folder))
        self.recording = self.folder / "hands.plrec"
        self.kills = self.unseen = self.operations = self.lessons = 0

    def begin_lesson(self):
        self.lessons += 1
        self.lesson = self.folder / f"lesson-{self.lessons}.plenary"
        self.rows = []
        write_recording(self.recording, self.dice)

    def end_lesson(self):
        self.operations += len(self.rows)
        for path in self.folder.glob(f"lesson-{self.lessons}.plenary*"):
            path.unlink()

    def look(self):
        """What is in the files of a board that runs; None if it was changing just then."""
        try:
            return read_rows(copy_lesson(self.lesson, self.folder / "before"))
        except (sqlite3.Error, Failed):
            return None

    def run_and_kill(self):
        command = [self.options.plenary, "--headless", "320x180", "--groups", "3",
                   "--play", self.recording, self.lesson]
        # Its own words are only of use if it ends by itself.
        with open(self.folder / "log", "wb") as log:
            board = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        time.sleep(self.dice.uniform(0, LONGEST_S) ** 2 / LONGEST_S)
        if self.dice.random() < 0.2:  # while it closes in an orderly way
            board.send_signal(signal.SIGTERM)
            time.sleep(self.dice.uniform(0, 0.02))
        seen = self.look()
        board.kill()
        status = board.wait()
        if status not in (-signal.SIGKILL, 0, -signal.SIGTERM):
            words = (self.folder / "log").read_text(errors="replace")
            raise Failed(f"the board has ended with status {status}: {words[-600:]}")
        return seen

    def check(self, seen):
        rows = read_rows(copy_lesson(self.lesson, self.folder / "after"))
        expect_begins_with(rows, self.rows, "that were there before")
        if seen is None:
            self.unseen += 1
        else:
            expect_begins_with(rows, seen, "seen a moment before the kill")
        self.rows = rows
        if self.lesson.exists():
            told = subprocess.run([self.options.convert, self.lesson, "/dev/stdout"],
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
            if told.returncode != 0:
                raise Failed(f"plenary-convert: {told.stderr.decode(errors='replace')}")
            if len(json.loads(told.stdout)["ops"]) != len(rows):
                raise Failed("plenary-convert tells another lesson")

    def run(self, count, stop):
        for index in range(count):
            if stop.is_set():
                return
            if index % KILLS_A_LESSON == 0:
                self.begin_lesson()
            try:
                self.check(self.run_and_kill())
            except (Failed, sqlite3.Error) as error:
                stop.set()
                kept = pathlib.Path(tempfile.mkdtemp(prefix="plenary-killed-"))
                shutil.copytree(self.folder, kept, dirs_exist_ok=True)
                raise Failed(f"kill {index + 1} of seed {self.options.seed}: {error}\n"
                             f"what was found is kept in {kept}") from None
            self.kills += 1
            if index % KILLS_A_LESSON == KILLS_A_LESSON - 1 or index == count - 1:
                self.end_lesson()


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plenary", type=pathlib.Path, required=True, help="the board")
    parser.add_argument("--convert", type=pathlib.Path, required=True, help="plenary-convert")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=2, help="boards at the same time")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", help="where the lessons lie while it runs")
    return parser.parse_args()


def main():
    options = arguments()
    begun = time.monotonic()
    stop = threading.Event()
    workers = [Worker(options, number) for number in range(options.jobs)]
    shares = [len(range(number, options.kills, options.jobs)) for number in range(options.jobs)]
    try:
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            running = [pool.submit(worker.run, share, stop)
                       for worker, share in zip(workers, shares)]
            for result in running:
                result.result()
    except Failed as error:
        print(f"FAILED  {error}")
        return 1
    finally:
        stop.set()
        for worker in workers:
            shutil.rmtree(worker.folder, ignore_errors=True)
        print(f"{sum(worker.kills for worker in workers)} kills, "
              f"{sum(worker.operations for worker in workers)} operations in "
              f"{sum(worker.lessons for worker in workers)} lessons, "
              f"{sum(worker.unseen for worker in workers)} not seen before the kill, "
              f"{time.monotonic() - begun:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
