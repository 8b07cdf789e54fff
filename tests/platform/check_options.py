#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""check_options.py PROGRAM MAN COMPLETION: all three speak of the same options and commands.

--help is the truth: it is printed from the table that parses the command line.
"""

import pathlib
import re
import subprocess
import sys

OPTION = re.compile(r"(?<![\w-])--([a-z][a-z-]*)")
COMMAND = re.compile(r"^  ([a-z]+)\b", re.MULTILINE)
MAN_OPTION = re.compile(r"^\.It Fl -([a-z][a-z-]*)", re.MULTILINE)
MAN_COMMAND = re.compile(r"^\.It Cm ([a-z]+)\b.*$", re.MULTILINE)


def section(man, name):
    found = re.search(rf"^\.Sh {name}$(.*?)(?=^\.Sh )", man, re.MULTILINE | re.DOTALL)
    return found.group(1) if found else ""


def compare(what, wanted, where, found):
    missing, surplus = sorted(wanted - found), sorted(found - wanted)
    for name in missing:
        print(f"{where} does not speak of the {what} {name}")
    for name in surplus:
        print(f"{where} speaks of the {what} {name}, which --help does not know")
    return not missing and not surplus


def main():
    program, man_path, completion_path = map(pathlib.Path, sys.argv[1:])
    if not program.exists():
        print(f"{program} is not built")
        return 77
    result = subprocess.run([program, "--help"], capture_output=True, text=True, check=True)
    shown = result.stdout
    man = section(man_path.read_text(), "DESCRIPTION")
    completion = completion_path.read_text()
    options = set(OPTION.findall(shown))
    good = compare("option", options, man_path, set(MAN_OPTION.findall(man)))
    good &= compare("option", options, completion_path, set(OPTION.findall(completion)))
    commands = set(COMMAND.findall(shown))
    if commands:
        listed = re.search(r'commands="([^"]*)"', completion)
        good &= compare("command", commands, man_path, set(MAN_COMMAND.findall(man)))
        good &= compare("command", commands, completion_path,
                        set(listed.group(1).split()) if listed else set())
    return 0 if good and options else 1


sys.exit(main())
