# SPDX-License-Identifier: MIT
"""The board in the machine: installs it, finds it on the screen, reads its lesson.

Sizes are those of apps/board/metrics.h and layout.c for a wall of the panel's size, the teacher at
the right, and two groups.
"""

import json
import math

import vm
from lesson import Lesson
from panel import HEIGHT_MM, WIDTH_MM, Panel
from picture import Picture

UNIT = "plenary-kiosk.service"
FAILED_UNIT = "plenary-kiosk-failed.service"
PACKAGES = ("plenary", "plenary-driver", "plenary-kiosk")
LESSONS = "/var/lib/plenary/lessons"
STATS = "/var/lib/plenary/stats.json"
PANEL_NAME = "Plenary Test Panel"
# The other panels, by what uhid_panel.c calls them.
PANEL_NAMES = {key: f"Plenary Test {key.capitalize()}" for key in (
    "pens", "crowd", "frame", "display", "modern", "packets", "single", "pointer")}
# Of those that have more than one: two of touch, one of styluses, four of pens; touch and a pen.
NODES = {"pens": 7, "display": 2}

RAIL_MM = 56
BAND_MM = 52
DIVIDER_MM = 4
PANE_MM = (WIDTH_MM - RAIL_MM - DIVIDER_MM) / 2
PANES_MM = {
    1: (0, 0, PANE_MM, HEIGHT_MM - BAND_MM),
    2: (PANE_MM + DIVIDER_MM, 0, WIDTH_MM - RAIL_MM, HEIGHT_MM - BAND_MM),
}
GROUPS_BUTTON_MM = (WIDTH_MM - 20 - 66, HEIGHT_MM - 20 - 22)
BLACK_BUTTON_MM = (WIDTH_MM - 665, HEIGHT_MM - 20 - 22)
CLASS_BUTTON_MM = (WIDTH_MM - RAIL_MM / 2, HEIGHT_MM - 24)

SETTINGS = f"""[board]
width-mm = {WIDTH_MM:.0f}
height-mm = {HEIGHT_MM:.0f}
groups = 2
teacher-side = right
theme = light

[log]
level = debug
"""


class Board:
    def __init__(self, machine, evidence):
        self.machine = machine
        self.evidence = evidence
        self.panel = Panel(machine, "wall", PANEL_NAME)
        self.panels = {key: Panel(machine, key, name) for key, name in PANEL_NAMES.items()}
        self.pictures = 0

    def box_px(self, box_mm):
        """A rectangle of the wall as pixels of the screen."""
        sx, sy = vm.SCREEN[0] / WIDTH_MM, vm.SCREEN[1] / HEIGHT_MM
        x0, y0, x1, y1 = box_mm
        return int(x0 * sx), int(y0 * sy), math.ceil(x1 * sx), math.ceil(y1 * sy)

    def around_px(self, start, end, margin_mm=6):
        return self.box_px((min(start[0], end[0]) - margin_mm, min(start[1], end[1]) - margin_mm,
                            max(start[0], end[0]) + margin_mm, max(start[1], end[1]) + margin_mm))

    def look(self):
        path = self.evidence / "screen.ppm"
        self.machine.screen(path)
        picture = Picture.read_ppm(path)
        path.unlink()
        return picture

    def keep(self, name):
        """Keeps what the screen shows, numbered in the order of the test."""
        self.pictures += 1
        picture = self.look()
        picture.write_png(self.evidence / f"{self.pictures:02}-{name}.png")
        return picture

    def see(self, condition, seconds, what):
        """Waits until `condition(picture)` holds for what the screen shows."""
        return self.machine.until(lambda: condition(self.look()), seconds, f"the screen: {what}")

    def journal(self, pattern):
        """Lines of the board's log in this boot that match an extended regular expression."""
        _, output = self.machine.run(
            f"journalctl --boot --identifier=plenary --output=cat | grep -E '{pattern}'")
        return output.decode(errors="replace").splitlines()

    def main_process(self):
        return self.machine.check(f"systemctl show --value --property=MainPID {UNIT}").strip()

    def holdings(self):
        """What the board's process has of the machine: open files, threads, KiB of memory that is
        not of a file."""
        process = self.main_process()
        files, threads, memory = self.machine.check(f"""
            ls /proc/{process}/fd | wc -l
            ls /proc/{process}/task | wc -l
            sed -n 's/^Anonymous: *\\([0-9]*\\) kB/\\1/p' /proc/{process}/smaps_rollup""").split()
        return {"files": int(files), "threads": int(threads), "memory": int(memory)}

    def is_open(self):
        return self.machine.succeeds(f"systemctl is-active {UNIT}")

    def wait_open(self):
        self.machine.until(self.is_open, 120, "the board to open")
        paper = self.box_px((100, 20, 300, 60))
        self.see(lambda picture: picture.is_paper(paper), 120, "paper")

    def plug(self, panel=None, nodes=1):
        """Plugs a panel in and waits until the board has it, with so many event nodes of it."""
        panel = panel or self.panel
        here = f"{panel.name}( Stylus)? is here"
        count = len(self.journal(here)) + nodes
        panel.plug()
        self.machine.until(lambda: len(self.journal(here)) >= count, 60, "the board to see a panel")

    def copy_lesson(self):
        """Today's lesson beside the running board, which keeps its own to itself."""
        self.machine.check(f"""
            rm -rf /run/copy && mkdir /run/copy && cd {LESSONS}
            today=$(ls -t *.plenary | head -n 1)
            for file in "$today"*; do
                cp "$file" "/run/copy/lesson.plenary${{file#$today}}"
            done""")
        return "/run/copy/lesson.plenary"

    def boot(self):
        """Boots the machine again: nothing is plugged in then."""
        self.machine.boot()
        for panel in (self.panel, *self.panels.values()):
            panel.is_plugged = False
        self.wait_open()

    def begin_afresh(self):
        """Starts the board with an empty lesson, and so that it counts: see counters()."""
        self.machine.check(f"""
            systemctl stop {UNIT} && rm -f {LESSONS}/*
            mkdir -p /run/systemd/system/{UNIT}.d
            printf '[Service]\nExecStart=\nExecStart=/usr/bin/plenary --kiosk --stats {STATS}\n' \
                >/run/systemd/system/{UNIT}.d/count.conf
            systemctl daemon-reload && systemctl start {UNIT}""")
        self.wait_open()

    def counters(self):
        """Ends the board in an orderly way; what it counted since it began."""
        self.machine.check(f"systemctl stop {UNIT}")
        return json.loads(self.machine.check(f"cat {STATS}"))

    def begin_as_installed(self):
        """With an empty lesson: one full of garbage does not look like paper."""
        self.machine.check(f"""
            systemctl stop {UNIT} && rm -f {LESSONS}/*
            rm -r /run/systemd/system/{UNIT}.d
            systemctl daemon-reload && systemctl start {UNIT}""")
        self.wait_open()

    def only(self, key):
        """The panel that is called so, plugged in, and no other."""
        for panel in (self.panel, *self.panels.values()):
            if panel.is_plugged and panel.key != key:
                panel.unplug()
        panel = self.panels[key]
        if not panel.is_plugged:
            self.plug(panel, NODES.get(key, 1))
        return panel

    def lesson(self):
        """What is on disk of the lesson now."""
        def look():
            status, output = self.machine.run(
                f"plenary-convert {self.copy_lesson()} /dev/stdout")
            # The board may have moved things from journal to file between the two copies.
            return Lesson(output.decode()) if status == 0 else None
        return self.machine.until(look, 30, "a lesson that can be read")

    def wait_lesson(self, condition, what, seconds=60):
        """Waits until `condition(lesson)` holds for what is on disk; returns that lesson."""
        def look():
            lesson = self.lesson()
            return lesson if condition(lesson) else None
        return self.machine.until(look, seconds, f"the lesson: {what}")

    def keep_journal(self):
        text = self.machine.check("journalctl --no-pager --output=short-monotonic")
        (self.evidence / "journal.log").write_text(text)

    def keep_what_there_is(self, name):
        """After a failure: screen, lesson and log, as far as they are to be had."""
        for keep in (lambda: self.keep(f"{name}-failed"),
                     lambda: (self.evidence / f"{name}-failed.json").write_text(self.lesson().text),
                     self.keep_journal):
            try:
                keep()
            except Exception as error:
                print(f"        no evidence: {error}", flush=True)
