#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Cuts the power of a machine in which the board keeps what forty hands write.

A real kernel, a real file system, and a disk that forgets what was not flushed. After each cut the
file system must be whole, and the lesson hold all that the board had promised and all that was
there after the cut before. Exits with 77 where there is no QEMU or no base image, or the board has
no probes.
"""

import argparse
import json
import pathlib
import random
import re
import select
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "lesson"))

from forgetful_disk import FATES, ForgetfulDisk  # noqa: E402
from forty_hands import (Failed, copy_lesson, expect_begins_with, read_rows,  # noqa: E402
                         write_recording)

SKIP = 77
READY_SECONDS = 300
BEGIN_SECONDS = 120
DISK_SIZE = "192M"
CUTS_A_LESSON = 12
LESSONS = 40  # recordings in the machine
RECORDING_FRAMES = 1200
LONGEST_S = 4.0
LONGEST_WRITES = 60


def skip(why):
    print(f"skipped: {why}")
    sys.exit(SKIP)


def run(*command, statuses=(0,)):
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode not in statuses:
        raise Failed(f"{command[0]}: status {done.returncode}: {done.stdout[-1000:]}")
    return done.stdout


# -- what goes into the machine --

def probe_of(program):
    """Where the probe "commit" is, and its number, as the kernel's uprobe_events wants them."""
    notes = run("readelf", "--notes", program)
    found = re.search(r"Name: commit\s+Location: 0x([0-9a-f]+),.*?\n\s+Arguments: -?\d@(\S+)", notes)
    if not found:
        skip("the board was built without probes")
    address = int(found.group(1), 16)
    for line in run("readelf", "--segments", "--wide", program).splitlines():
        words = line.split()
        if words[:1] == ["LOAD"]:
            offset, start, _, size = (int(word, 16) for word in words[1:5])
            if start <= address < start + size:
                return f"0x{address - start + offset:x} seq={argument_of(found.group(2))}:u64"
    raise Failed("the probe is in no segment")


def argument_of(text):
    """Of the assembler's operand: a register, or memory by one."""
    memory = re.fullmatch(r"(-?\d*)\(%(\w+)\)", text)
    register = lambda name: "%" + re.sub(r"^r([a-ds].)$", r"\1", name)  # noqa: E731
    if memory:
        return f"{int(memory.group(1) or 0):+d}({register(memory.group(2))})"
    return register(text.lstrip("%"))


def make_programs(folder, program, dice):
    """A small file system with the board, recordings, and what starts it."""
    tree = folder / "programs"
    tree.mkdir()
    shutil.copy(program, tree / "plenary")
    shutil.copy(HERE / "power_start", tree / "start")
    (tree / "probe").write_text(probe_of(program) + "\n")
    for number in range(LESSONS):
        write_recording(tree / f"lesson-{number}.plrec", dice, RECORDING_FRAMES)
    run("mke2fs", "-q", "-t", "ext4", "-d", tree, folder / "programs.img", "256M")
    shutil.rmtree(tree)


def base_image():
    done = subprocess.run([HERE / "build-base"], stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode == SKIP:
        skip("no base image and no way to make one here")
    done.check_returncode()
    return pathlib.Path(done.stdout.strip())


# -- the machine --

class Machine:
    """Boots once, as far as the word of the host, and from then on begins there each time."""

    def __init__(self, base, folder):
        self.base, self.folder = base, folder
        self.disk = ForgetfulDisk(folder / "disk.img", folder / "nbd")
        self.process = self.line = None
        self.rest = b""

    def _command(self):
        return [
            "qemu-system-x86_64", "-accel", "tcg,thread=multi", "-cpu", "max", "-smp", "2",
            "-m", "512", "-nodefaults", "-display", "none", "-vga", "none", "-no-reboot",
            "-kernel", self.base / "vmlinuz", "-initrd", self.base / "initrd.img",
            "-append", "console=ttyS0 root=/dev/vda ro quiet mitigations=off panic=-1 init=/bin/sh "
            "-- -c \"mount -t proc proc /proc; mount -t sysfs sysfs /sys; mount -t tracefs tracefs "
            "/sys/kernel/tracing; mount -t ext4 -o ro /dev/vdb /mnt; exec sh /mnt/start\"",
            "-drive", f"file={self.base}/disk.img,if=virtio,format=raw,readonly=on",
            "-drive", f"file={self.folder}/programs.img,if=virtio,format=raw,readonly=on",
            "-drive", f"file=nbd+unix:///?socket={self.disk.path},if=virtio,format=raw",
            "-serial", f"file:{self.folder}/console.log",
            "-chardev", f"socket,id=line,path={self.folder}/line,server=on,wait=off",
            "-serial", "chardev:line",
            "-qmp", f"unix:{self.folder}/qmp,server=on,wait=off",
        ]

    def _start(self, *more):
        self.disk.serve_one()
        for name in ("line", "qmp"):
            (self.folder / name).unlink(missing_ok=True)
        with open(self.folder / "qemu.log", "ab") as log:
            self.process = subprocess.Popen([*self._command(), *more], stdin=subprocess.DEVNULL,
                                            stdout=log, stderr=log)
        self.line = self._connect("line")
        self.rest = b""

    def _connect(self, name):
        deadline = time.monotonic() + 30
        while True:
            line = socket.socket(socket.AF_UNIX)
            try:
                line.connect(str(self.folder / name))
                return line
            except OSError:
                line.close()
                if time.monotonic() > deadline or self.process.poll() is not None:
                    raise Failed(f"QEMU does not start, see {self.folder}/qemu.log") from None
                time.sleep(0.02)

    def lines(self, seconds):
        """What the machine says within so long; ends at once when it is gone."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            if not select.select([self.line], [], [], left)[0]:
                return
            data = self.line.recv(65536)
            if not data:
                return
            *whole, self.rest = (self.rest + data).split(b"\n")
            for line in whole:
                yield line.decode(errors="replace").strip()

    def _has_said(self, word, seconds):
        for line in self.lines(seconds):
            if line == word:
                return True
            if line.startswith("failed"):
                raise Failed(line)
        return False

    def boot(self):
        """Boots and freezes: what the memory holds then is where each life begins."""
        self._start()
        if not self._has_said("ready", READY_SECONDS):
            raise Failed(f"the machine does not boot, see {self.folder}/console.log")
        qmp = self._connect("qmp").makefile("rw")
        qmp.readline()
        state = self.folder / "state"
        self._ask(qmp, "qmp_capabilities")
        self._ask(qmp, "migrate-set-parameters", **{"max-bandwidth": 1 << 34})
        self._ask(qmp, "migrate", uri=f"exec:cat >{state}")
        while self._ask(qmp, "query-migrate")["status"] not in ("completed", "failed"):
            time.sleep(0.1)
        self.kill()

    @staticmethod
    def _ask(qmp, command, **arguments):
        print(json.dumps({"execute": command, "arguments": arguments}), file=qmp, flush=True)
        while True:
            answer = json.loads(qmp.readline())
            if "error" in answer:
                raise Failed(f"{command}: {answer['error']['desc']}")
            if "return" in answer:
                return answer["return"]

    def live(self, lesson):
        """Begins with the disk as it is."""
        self._start("-incoming", f"exec:cat {self.folder}/state")
        for _ in range(BEGIN_SECONDS):
            self.line.sendall(f"open {lesson}\n".encode())
            if self._has_said("begin", 1):
                return
        raise Failed("the machine does not begin")

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.disk.wait()

    def end(self):
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.disk.close()


# -- cut after cut --

class Torture:
    def __init__(self, options, machine, dice):
        self.options, self.machine, self.dice = options, machine, dice
        self.folder = machine.folder
        self.rows = []
        self.heard = 0
        self.cuts = self.operations = self.promised = self.lost = self.torn = 0

    def write_until_cut(self, lesson):
        """The last operation that the board had promised when the power went: while it opens and
        recovers, at some moment of writing, or in the middle of what it writes to the disk."""
        disk, kind = self.machine.disk, self.dice.choice(("opening", "time", "write", "write"))
        self.heard = 0
        self.machine.live(lesson)
        if kind == "opening":
            self._listen(self.dice.uniform(0, 1.5), lambda: False)
        else:
            self._listen(BEGIN_SECONDS, lambda: self.heard > 0)
        if kind == "time":
            self._listen(self.dice.uniform(0, LONGEST_S), lambda: False)
        elif kind == "write":
            disk.stop_after(self.dice.randint(1, LONGEST_WRITES))
            self._listen(BEGIN_SECONDS, disk.has_stopped.is_set)
        self.machine.kill()
        self._listen(1, lambda: False)
        return self.heard

    def _listen(self, seconds, is_over):
        end = time.monotonic() + seconds
        while not is_over() and (left := end - time.monotonic()) > 0:
            said = list(self.machine.lines(min(left, 0.05)))
            for line in said:
                if line.startswith("failed"):
                    raise Failed(line)
                if line.isdigit():
                    self.heard = max(self.heard, int(line))
            if not said and self.machine.process.poll() is not None:
                return

    def look(self, lesson):
        """The lesson's rows, as somebody finds them who puts the disk into another machine."""
        image, tree = self.folder / "look.img", self.folder / "look"
        run("cp", "--sparse=always", self.folder / "disk.img", image)
        run("e2fsck", "-p", "-E", "journal_only", image, statuses=(0, 1))
        run("e2fsck", "-fn", image)
        shutil.rmtree(tree, ignore_errors=True)
        tree.mkdir()
        run("debugfs", "-R", f"rdump / {tree}", image)
        found = tree / f"{lesson}.plenary"
        rows = read_rows(copy_lesson(found, self.folder / "copy"))
        if found.exists():
            told = subprocess.run([self.options.convert, found, "/dev/stdout"],
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
            if told.returncode != 0:
                raise Failed(f"plenary-convert: {told.stderr.decode(errors='replace')}")
            if len(json.loads(told.stdout)["ops"]) != len(rows):
                raise Failed("plenary-convert tells another lesson")
        return rows

    def cut(self, number):
        lesson = f"lesson-{number // CUTS_A_LESSON % LESSONS}"
        if number % CUTS_A_LESSON == 0:
            run("mke2fs", "-q", "-F", "-t", "ext4", "-b", "4096", self.folder / "disk.img")
            self.rows = []
        fate = FATES[number % len(FATES)]
        promised = self.write_until_cut(lesson)
        written, lost = self.machine.disk.forget(fate, self.dice)
        try:
            rows = self.look(lesson)
            expect_begins_with(rows, self.rows, "that were there before")
        except sqlite3.Error as error:
            raise Failed(f"SQLite: {error}") from None
        if len(rows) < promised:
            raise Failed(f"{promised} operations were promised, {len(rows)} are there")
        self.operations += len(rows) - len(self.rows)
        self.promised += max(0, promised - len(self.rows))
        self.torn += written > 0
        self.lost += lost
        self.rows = rows
        self.cuts += 1
        if self.options.verbose:
            print(f"cut {self.cuts}: {promised} promised, {len(rows)} there; {fate} of {written} "
                  "sectors was kept", flush=True)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plenary", type=pathlib.Path, required=True, help="the board")
    parser.add_argument("--convert", type=pathlib.Path, required=True, help="plenary-convert")
    parser.add_argument("--cuts", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--verbose", action="store_true", help="a line for each cut")
    return parser.parse_args()


def main():
    options = arguments()
    for tool in ("qemu-system-x86_64", "mke2fs", "e2fsck", "debugfs", "readelf"):
        if shutil.which(tool) is None:
            skip(f"{tool} is not installed")
    begun = time.monotonic()
    dice = random.Random(options.seed)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="plenary-power-"))
    torture = machine = None
    try:
        base = base_image()
        make_programs(folder, options.plenary, dice)
        run("truncate", "--size", DISK_SIZE, folder / "disk.img")
        machine = Machine(base, folder)
        machine.boot()
        torture = Torture(options, machine, dice)
        for number in range(options.cuts):
            torture.cut(number)
    except Failed as error:
        kept = folder.with_name(folder.name + "-failed")
        shutil.copytree(folder, kept, ignore=shutil.ignore_patterns("nbd", "line", "qmp", "state"))
        print(f"FAILED  {error}\nwhat was found is kept in {kept}")
        return 1
    finally:
        if machine is not None:
            machine.end()
        if torture is not None:
            print(f"{torture.cuts} power cuts, {torture.operations} operations, {torture.promised} "
                  f"of them promised; {torture.torn} cuts with something in flight, "
                  f"{torture.lost} sectors lost; {time.monotonic() - begun:.0f} s", flush=True)
        shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
