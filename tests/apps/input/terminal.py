#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""terminal.py PROGRAM FIXTURES: watch draws in a terminal, follows its size, and gives it back.

The terminal is a pair of pseudo-terminals. A recording that is one long touch stands for the panel;
nothing here waits for a clock: each step waits for what the program writes.
"""

import fcntl
import os
import pathlib
import pty
import signal
import struct
import sys
import tempfile
import termios

ENTER = b"\x1b[?1049h\x1b[?25l"
LEAVE = b"\x1b[?25h\x1b[?1049l"
LONG = """plenary-recording 1
device 1
name Long touch
x 0 1000 1
y 0 500 1
frame 1 0
down 1 500 250
frame 1 0.1
move 1 510 250
frame 1 3000
up 1
end
"""


class Terminal:
    def __init__(self, *command, kind="xterm"):
        self.main, side = pty.openpty()
        self.resize(24, 80)
        self.before = termios.tcgetattr(side)
        self.side = side
        self.seen = b""
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self.main)
            self.adopt(side)
            os.environ["TERM"] = kind
            os.execv(command[0], command)

    @staticmethod
    def adopt(side):
        os.setsid()  # os.login_tty is not in every Python
        fcntl.ioctl(side, termios.TIOCSCTTY, 0)
        for number in range(3):
            os.dup2(side, number)

    def resize(self, rows, columns):
        fcntl.ioctl(self.main, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def wait_for(self, text):
        while text not in self.seen:
            self.seen += os.read(self.main, 65536)
        at = self.seen.index(text) + len(text)
        passed, self.seen = self.seen[:at], self.seen[at:]
        return passed

    def end(self):
        """The exit status, and whether the terminal is as it was."""
        status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        after = termios.tcgetattr(self.side)
        os.close(self.side)
        try:
            while True:
                more = os.read(self.main, 65536)
                if not more:
                    break
                self.seen += more
        except OSError:
            pass
        os.close(self.main)
        return status, after == self.before


def check(what, good):
    if not good:
        print(f"wrong: {what}")
    return good


def draws_and_gives_back(program, recording, end):
    terminal = Terminal(program, "watch", "--play", recording)
    good = check("takes a page of its own", terminal.wait_for(ENTER).startswith(ENTER))
    terminal.wait_for(b"1 down")
    good &= check("a mark in a box", b"|" in terminal.wait_for(b" 1  finger at"))
    quiet = termios.tcgetattr(terminal.side)[3]
    good &= check("no echo meanwhile", not quiet & termios.ECHO)
    terminal.resize(40, 132)
    wide = terminal.wait_for(b"+" + b"-" * 96 + b"+")
    good &= check("draws anew once resized", b"\x1b[H" in wide)
    end(terminal)
    status, as_before = terminal.end()
    good &= check(f"status {status}", status == 0)
    good &= check("gives the page back", terminal.seen.endswith(LEAVE))
    good &= check("gives the settings back", as_before)
    return good


def ends_at_once(program, recording, number):
    """Whoever is quick: the signal comes with the first thing that is drawn."""
    terminal = Terminal(program, "watch", "--play", recording)
    terminal.wait_for(ENTER)
    os.kill(terminal.pid, number)
    status, as_before = terminal.end()
    return (check(f"{number.name} at once: status {status}", status == 0)
            & check(f"{number.name} at once: gives the page back", terminal.seen.endswith(LEAVE))
            & check(f"{number.name} at once: gives the settings back", as_before))


def stops_on_the_shells_page(program, recording):
    terminal = Terminal(program, "watch", "--play", recording)
    terminal.wait_for(b"1 down")
    os.kill(terminal.pid, signal.SIGTSTP)
    good = check("stops", os.WIFSTOPPED(os.waitpid(terminal.pid, os.WUNTRACED)[1]))
    terminal.wait_for(LEAVE)
    good &= check("echo while it is stopped",
                  termios.tcgetattr(terminal.side) == terminal.before)
    os.kill(terminal.pid, signal.SIGCONT)
    terminal.wait_for(ENTER)
    terminal.wait_for(b"1 down")
    type_ctrl_c(terminal)
    status, as_before = terminal.end()
    return (good & check(f"status {status}", status == 0)
            & check("gives the page back", terminal.seen.endswith(LEAVE))
            & check("gives the settings back", as_before))


def crashes_and_gives_back(program, recording):
    terminal = Terminal(program, "watch", "--play", recording)
    terminal.wait_for(b"1 down")
    os.kill(terminal.pid, signal.SIGABRT)
    status, as_before = terminal.end()
    return (check(f"status {status}", status == -signal.SIGABRT)
            & check("gives the page back", LEAVE in terminal.seen)
            & check("gives the settings back", as_before))


def prints_lines(program, recording, *options, kind="xterm"):
    terminal = Terminal(program, "watch", "--play", recording, *options, kind=kind)
    lines = terminal.wait_for(b"contact 1.1 down finger at 500.0 250.0 mm")
    os.kill(terminal.pid, signal.SIGINT)
    status, _ = terminal.end()
    return (check(f"status {status}", status == 0)
            & check("lines command no terminal", b"\x1b" not in lines + terminal.seen))


def type_ctrl_c(terminal):
    os.write(terminal.main, b"\x03")


def type_ctrl_backslash(terminal):
    os.write(terminal.main, b"\x1c")


def main():
    program, fixtures = sys.argv[1], pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        recording = os.path.join(folder, "long.plrec")
        pathlib.Path(recording).write_text(LONG)
        good = draws_and_gives_back(program, recording, type_ctrl_c)
        good &= draws_and_gives_back(program, recording, type_ctrl_backslash)
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTERM):
            good &= ends_at_once(program, recording, number)
        good &= stops_on_the_shells_page(program, recording)
        for number in (signal.SIGTERM, signal.SIGHUP):
            good &= draws_and_gives_back(program, recording,
                                         lambda terminal, n=number: os.kill(terminal.pid, n))
        good &= crashes_and_gives_back(program, recording)
        good &= prints_lines(program, recording, "--lines")
        good &= prints_lines(program, recording, kind="dumb")
    terminal = Terminal(program, "watch", "--play", str(fixtures / "slots.evemu"))
    status, as_before = terminal.end()
    good &= check("ends with the recording", status == 0 and as_before)
    return 0 if good else 1


sys.exit(main())
