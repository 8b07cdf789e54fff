# SPDX-License-Identifier: MIT
"""Hands on the guest's touch panels, in millimetres on the wall; see uhid_panel.c."""

PACE_MS = 10
WIDTH_MM, HEIGHT_MM = 1428.0, 804.0
FINGER = "10x12"
PALM = "90x70"


def line(start, end, steps):
    """Points from start to end, both included."""
    (x0, y0), (x1, y1) = start, end
    return [(x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps) for i in range(steps + 1)]


class Hand:
    """One contact: its number, the points it visits (one a frame), how large it is.

    One that does not begin is on the panel already; one that does not lift stays there. It comes
    after as many frames as `late` says.
    """

    def __init__(self, contact, points, size=FINGER, begins=True, lifts=True, late=0):
        self.contact, self.points, self.size = contact, points, size
        self.begins, self.lifts, self.late = begins, lifts, late

    def frames(self):
        return self.late + len(self.points) + 1

    def step(self, frame):
        frame -= self.late
        if 0 <= frame < len(self.points):
            x, y = self.points[frame]
            verb = "down" if frame == 0 and self.begins else "move"
            return [f"{verb} {self.contact} {x:.2f} {y:.2f} {self.size}"]
        if frame == len(self.points) and self.lifts:
            return [f"up {self.contact}"]
        return []


class Pen:
    """A pen that writes along points, or rubs as an eraser, and goes away.

    `pressures` are one for each point, or one for all.
    """

    def __init__(self, number, points, pressures=0.5, end="pen", late=0):
        self.number, self.points, self.end, self.late = number, points, end, late
        self.pressures = pressures if isinstance(pressures, list) else [pressures] * len(points)

    def frames(self):
        return self.late + len(self.points) + 1

    def step(self, frame):
        frame -= self.late
        if 0 <= frame < len(self.points):
            x, y = self.points[frame]
            return [f"{self.end} {x:.2f} {y:.2f} {self.pressures[frame]:.3f} {self.number}"]
        return [f"away {self.number}"] if frame == len(self.points) else []


class Panel:
    """The panel that uhid_panel calls `key`; the kernel calls it `name`."""

    said = 0  # by all panels, which speak through one channel

    def __init__(self, machine, key, name):
        self.machine, self.key, self.name = machine, key, name
        self.is_plugged = False

    def perform(self, commands, seconds=120):
        """Has the panel do all of `commands` and waits until the last has been done."""
        Panel.said += 1
        said = f"said {Panel.said}"
        channel = self.machine.channels["panel"]
        for command in [f"use {self.key}", *commands, f"say {Panel.said}"]:
            channel.send(command)
        while True:
            answer = channel.receive(seconds)
            if answer == said:
                return
            if answer.startswith("error"):
                raise RuntimeError(f"panel: {answer}")

    def plug(self):
        self.perform(["plug"])
        self.is_plugged = True

    def unplug(self):
        self.perform(["unplug"])
        self.is_plugged = False

    def move(self, *hands):
        """Moves all hands and pens at once, a frame for each point."""
        commands = []
        for frame in range(max(hand.frames() for hand in hands)):
            for hand in hands:
                commands += hand.step(frame)
            commands += ["sync", f"wait {PACE_MS}"]
        self.perform(commands)

    def pen(self, end, points, pressures):
        """The pen's `end`, "pen" or "eraser", comes near, writes or rubs, and goes away."""
        commands = [f"hover {points[0][0]:.2f} {points[0][1]:.2f}", f"wait {PACE_MS}"]
        if end == "eraser":
            commands = []
        for (x, y), pressure in zip(points, pressures):
            commands += [f"{end} {x:.2f} {y:.2f} {pressure:.3f}", f"wait {PACE_MS}"]
        self.perform([*commands, "away"])

    def lift(self, *contacts):
        self.perform([*(f"up {contact}" for contact in contacts), "sync"])

    def tap(self, x, y):
        """A tap, as long as a person's: on, a moment, off."""
        self.perform([f"down 0 {x:.2f} {y:.2f} {FINGER}", "sync", "wait 80", "up 0", "sync"])
