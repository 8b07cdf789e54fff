# SPDX-License-Identifier: MIT
"""Strangers' files, on a real kernel, behind the locks of the kiosk's unit and those of the helper."""

import base64
import gzip
import json

from board import UNIT
from expectations import expect

# What of the unit locks in, and is of use without its terminal and session.
LOCKS = ("User", "Group", "UMask", "Protect", "Private", "InaccessiblePaths", "NoNewPrivileges",
         "CapabilityBoundingSet", "LockPersonality", "Restrict", "KeyringMode", "SystemCall",
         "IPAddressDeny", "LimitCORE")

PAGE = """<?xml version="1.0" standalone="no"?>
<xournal creator="A test" fileversion="4">
<page width="595" height="842"><background type="solid" color="#ffffffff" style="lined"/>
<layer><stroke tool="pen" color="#0000ffff" width="2">100 100 200 100 300 150</stroke></layer></page>
<page width="595" height="842"><background type="solid" color="#ffffffff" style="plain"/>
<layer/></page></xournal>
"""


def in_the_unit(board, command):
    """Runs a command as the kiosk's unit would: its user, its filters, its folders. Its answer goes
    into a pipe, as what locks itself in can write into no file."""
    unit = board.machine.check(f"systemctl cat {UNIT}")
    locks = [line for line in unit.splitlines() if line.startswith(LOCKS) and "=" in line]
    properties = " ".join(f"--property='{line}'" for line in locks)
    return board.machine.check(
        f"systemd-run --quiet --wait --pipe --property=StateDirectory=plenary {properties} "
        f"-- {command} | cat")


def helper_locks_itself_in(board):
    report = in_the_unit(board, "/usr/libexec/plenary/plenary-import --sandbox-report")
    expect("files: yes" in report, f"no landlock: {report}")
    expect("system calls: yes" in report, f"no seccomp: {report}")


def foreign_file_becomes_a_lesson(board):
    packed = base64.b64encode(gzip.compress(PAGE.encode(), mtime=0)).decode()
    there = "/var/lib/plenary/foreign"
    board.machine.check(f"echo {packed} | base64 -d >{there}.xopp; chmod 644 {there}.xopp; "
                        f"chown plenary: {there}.xopp")
    in_the_unit(board, f"plenary-convert {there}.xopp {there}.plenary")
    in_the_unit(board, f"plenary-convert {there}.plenary {there}.json")
    text = board.machine.check(f"cat {there}.json; rm {there}.*")
    ops = json.loads(text)["ops"]
    kinds = [op["kind"] for op in ops]
    expect(kinds.count("page") == 2, f"not two pages: {kinds}")
    strokes = [stroke for op in ops for stroke in op.get("strokes", [])]
    expect(len(strokes) == 1, f"not one stroke: {strokes}")


CHECKS = (helper_locks_itself_in, foreign_file_becomes_a_lesson)
