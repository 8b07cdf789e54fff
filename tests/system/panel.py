# SPDX-License-Identifier: MIT
"""Hands on the guest's touch panel, in millimetres on the wall; see uhid_panel.c."""

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

    One that does not begin is on the panel already; one that does not lift stays there.
    """

    def __init__(self, contact, points, size=FINGER, begins=True, lifts=True):
        self.contact, self.points, self.size = contact, points, size
        self.begins, self.lifts = begins, lifts


class Panel:
    def __init__(self, machine):
        self.machine = machine
        self.said = 0

    def perform(self, commands, seconds=60):
        """Has the panel do all of `commands` and waits until the last has been sent."""
        self.said += 1
        channel = self.machine.channels["panel"]
        for command in [*commands, f"say {self.said}"]:
            channel.send(command)
        while True:
            answer = channel.receive(seconds)
            if answer == f"said {self.said}":
                return
            if answer.startswith("error"):
                raise RuntimeError(f"panel: {answer}")

    def plug(self):
        self.perform(["plug"])

    def unplug(self):
        self.perform(["unplug"])

    def move(self, *hands):
        """Moves all hands at once, a frame for each point; those with `lifts` lift at their end."""
        commands = []
        for frame in range(max(len(hand.points) for hand in hands) + 1):
            for hand in hands:
                commands += self._step(hand, frame)
            commands += ["sync", f"wait {PACE_MS}"]
        self.perform(commands)

    @staticmethod
    def _step(hand, frame):
        if frame < len(hand.points):
            x, y = hand.points[frame]
            verb = "down" if frame == 0 and hand.begins else "move"
            return [f"{verb} {hand.contact} {x:.2f} {y:.2f} {hand.size}"]
        if frame == len(hand.points) and hand.lifts:
            return [f"up {hand.contact}"]
        return []

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
