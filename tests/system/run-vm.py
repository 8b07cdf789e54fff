#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The system test: our packages in a machine with a kernel, a touch panel and a screen.

Exits with 77 where there is no QEMU, no root to make the machine's file system, or no packages.
"""

import argparse
import pathlib
import shutil
import signal
import subprocess
import sys
import tarfile
import time
import traceback

sys.dont_write_bytecode = True  # the source tree stays as it is

import checks  # noqa: E402
from board import Board  # noqa: E402
from expectations import Failed  # noqa: E402
from vm import Machine  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
RECORDING = HERE.parents[1] / "assets/sample/class.plrec"
SKIP = 77


def skip(why):
    print(f"skipped: {why}")
    sys.exit(SKIP)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--panel", type=pathlib.Path, required=True, help="the uhid_panel program")
    parser.add_argument("--debs", type=pathlib.Path, required=True, help="folder with packages")
    parser.add_argument("--output", type=pathlib.Path, required=True, help="folder for evidence")
    return parser.parse_args()


def base_image():
    result = subprocess.run([HERE / "build-base"], stdout=subprocess.PIPE, text=True, check=False)
    if result.returncode == SKIP:
        skip("no base image and no way to make one here")
    result.check_returncode()
    return result.stdout.strip()


def make_payload(options):
    """A tar of what goes into the machine; it becomes a disk as it is."""
    debs = [deb for deb in sorted(options.debs.glob("*.deb")) if "-dbgsym_" not in deb.name]
    if not debs:
        skip(f"no packages in {options.debs}")
    path = options.output / "payload.tar"
    with tarfile.open(path, "w") as tar:
        for file in [*debs, options.panel, RECORDING]:
            tar.add(file, arcname=file.name)
    return path


def run_check(check, board):
    begun = time.monotonic()
    name = check.__name__.replace("_", " ")
    try:
        check(board)
    except Exception as error:  # whatever it was, the next check may still be of use
        print(f"FAILED  {name}: {error}", flush=True)
        if not isinstance(error, Failed):
            traceback.print_exc(file=sys.stdout)
        board.keep_what_there_is(check.__name__)
        return False
    print(f"ok      {name} ({time.monotonic() - begun:.0f} s)", flush=True)
    return True


def run_checks(board):
    passed = 0
    for check in checks.CHECKS:
        if run_check(check, board):
            passed += 1
        elif check in checks.VITAL:
            break
    return passed


def main():
    options = arguments()
    # Whoever ends the test early still ends the machine and its disk, by way of `finally`.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    if shutil.which("qemu-system-x86_64") is None:
        skip("QEMU is not installed")
    shutil.rmtree(options.output, ignore_errors=True)
    options.output.mkdir(parents=True)
    payload = make_payload(options)
    machine = Machine(base_image(), options.output, payload)
    try:
        machine.boot()
        board = Board(machine, options.output)
        passed = run_checks(board)
        board.keep_journal()
    finally:
        machine.cut()
        machine.discard()
    total = len(checks.CHECKS)
    print(f"{passed} of {total} checks passed; pictures, lessons and logs: {options.output}")
    return 0 if passed == total else 1


sys.exit(main())
