#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""check_settings.py PROGRAM MAN CONF: what the board knows, plenary.conf(5) and the file we ship.

The file's commented-out lines say what is built in; the man page names every key, what it may be and
what is built in.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

MAN_ITEM = re.compile(r"^\.It Cm ([a-z, -]+?) No = (.*)\n((?:(?!\.It|\.El|\.Ss).*\n)*)", re.MULTILINE)
MAN_BUILT_IN = re.compile(r"^Built in: ?(.*)\.$", re.MULTILINE)
SETTING = re.compile(r"^([a-z-]+) =(.*)$", re.MULTILINE)


def settings(program, config):
    """({section/key: value}, {section/key: what it may be, "" = any text}), as the board prints them."""
    printed = subprocess.run([program, "--config", config, "--print-config"],
                             capture_output=True, text=True, check=True).stdout
    section, allowed, found, ranges = "", "", {}, {}
    for line in printed.splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line.startswith("; "):
            allowed = line.partition("; ")[2].partition("; ")[2]
        elif SETTING.match(line):
            key, value = SETTING.match(line).groups()
            found[f"{section}/{key}"] = value.strip()
            ranges[f"{section}/{key}"] = allowed
    return found, ranges


def described(man):
    """{key: (what it may be, what is built in)} of the man page; units after a number are dropped."""
    found = {}
    for keys, allowed, body in MAN_ITEM.findall(man):
        built_in = MAN_BUILT_IN.search(body)
        value = re.sub(r"^([\d.]+) (mm|ms)$", r"\1", built_in.group(1)) if built_in else None
        for key in re.split(r"[ ,]+", keys):
            found[key] = (re.sub(r"\b(Cm|No) ", "", allowed), value)
    return found


def check_man(built_in, ranges, man, path):
    good = True
    told = described(man)
    for key in sorted({setting.split("/")[1] for setting in built_in} ^ set(told)):
        print(f"{key}: {'only in' if key in told else 'not in'} {path}")
        good = False
    for setting, value in built_in.items():
        allowed, standard = told.get(setting.split("/")[1], ("", None))
        if standard != (value or "empty"):
            print(f"{setting}: {path} says built in is {standard}, it is {value or 'empty'}")
            good = False
        if ranges[setting] and allowed != ranges[setting]:
            print(f"{setting}: {path} says {allowed}, it may be {ranges[setting]}")
            good = False
    return good


def main():
    program, man, shipped = map(pathlib.Path, sys.argv[1:])
    built_in, ranges = settings(program, "/dev/null")
    good = bool(built_in) and check_man(built_in, ranges, man.read_text(), man)
    with tempfile.NamedTemporaryFile("w", suffix=".conf") as file:
        file.write(re.sub(r"^;(?=[a-z-]+ =)", "", shipped.read_text(), flags=re.MULTILINE))
        file.flush()
        offered, _ = settings(program, file.name)
    for setting in sorted(built_in):
        if offered[setting] != built_in[setting]:
            print(f"{setting}: {shipped} says {offered[setting]}, built in is {built_in[setting]}")
            good = False
    return 0 if good else 1


sys.exit(main())
