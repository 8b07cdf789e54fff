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

from forty_hands import Failed, copy_lesson, expect_begins_with, read_rows, write_recording

RECORDING_FRAMES = 400
LONGEST_S = 0.4  # of a board's life
KILLS_A_LESSON = 25


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
        write_recording(self.recording, self.dice, RECORDING_FRAMES)

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
