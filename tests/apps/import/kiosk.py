#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""kiosk.py WITHOUT PLENARY-IMPORT UNIT: under the kiosk unit's own filter, the helper can still lock
itself in; and the line that is in the unit for that is needed."""

import pathlib
import re
import shutil
import subprocess
import sys

OWN_LINE = re.compile(r"^SystemCallFilter=seccomp .*$", re.MULTILINE)


def members(group):
    """The system calls of a group, groups within it included."""
    shown = subprocess.run(["systemd-analyze", "syscall-filter", group], check=True,
                           capture_output=True, text=True).stdout
    names = {line.strip() for line in shown.splitlines()[1:]}
    found = {name for name in names if name and name[0] not in "@#"}
    return found.union(*(members(name) for name in names if name.startswith("@")))


def allowed(unit):
    calls = set()
    for text in re.findall(r"^SystemCallFilter=(.*)$", unit, re.MULTILINE):
        named = set()
        for word in text.lstrip("~").split():
            named |= members(word) if word.startswith("@") else {word}
        calls = calls - named if text.startswith("~") else calls | named
    return calls


def report(without, program, unit):
    return subprocess.run([without, "--all-but", *sorted(allowed(unit)), "--", program,
                           "--sandbox-report"], capture_output=True, text=True).stdout


def main():
    without, program, path = sys.argv[1:]
    unit = pathlib.Path(path).read_text()
    if shutil.which("systemd-analyze") is None:
        print("systemd-analyze is not installed")
        return 77
    good, bad = (report(without, program, text) for text in (unit, OWN_LINE.sub("", unit)))
    print(good, bad, sep="")
    return 0 if "system calls: yes" in good and bad.startswith("refused") else 1


sys.exit(main())
