#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""check_settings.py PROGRAM MAN CONF: what the board knows, plenary.conf(5) and the file we ship.

The file's commented-out lines say what is built in, and the man page names every key.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

MAN_KEYS = re.compile(r"^\.It Cm ([a-z, -]+?) No =", re.MULTILINE)
SETTING = re.compile(r"^([a-z-]+) =(.*)$", re.MULTILINE)


def settings(program, config):
    """{section/key: value} as the board prints them."""
    printed = subprocess.run([program, "--config", config, "--print-config"],
                             capture_output=True, text=True, check=True).stdout
    section, found = "", {}
    for line in printed.splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif SETTING.match(line):
            key, value = SETTING.match(line).groups()
            found[f"{section}/{key}"] = value.strip()
    return found


def main():
    program, man, shipped = map(pathlib.Path, sys.argv[1:])
    built_in = settings(program, "/dev/null")
    good = bool(built_in)
    keys = {setting.split("/")[1] for setting in built_in}
    described = {key for keys in MAN_KEYS.findall(man.read_text())
                 for key in re.split(r"[ ,]+", keys) if key}
    for key in sorted(keys ^ described):
        print(f"{key}: {'not in' if key in keys else 'only in'} {man}")
        good = False
    with tempfile.NamedTemporaryFile("w", suffix=".conf") as file:
        file.write(re.sub(r"^;(?=[a-z-]+ =)", "", shipped.read_text(), flags=re.MULTILINE))
        file.flush()
        offered = settings(program, file.name)
    for setting in sorted(built_in):
        if offered[setting] != built_in[setting]:
            print(f"{setting}: {shipped} says {offered[setting]}, built in is {built_in[setting]}")
            good = False
    return 0 if good else 1


sys.exit(main())
