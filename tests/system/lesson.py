# SPDX-License-Identifier: MIT
"""A lesson as plenary-convert tells it in JSON (docs/lesson-json.md), and what a test asks of it."""

import json
import math


class Stroke:
    """What is kept of a stroke; points in millimetres on its page."""

    def __init__(self, entry):
        self.group = entry["group"]
        self.points = [(point[0], point[1]) for point in entry["points"]]
        self.pressures = [point[3] for point in entry["points"]]
        kept = sum(until - since for since, until in entry["kept"])
        # Ranges are in 1/256 of a segment; a stroke of one point has one segment of no length.
        self.visible = kept / 256 / max(1, len(self.points) - 1)


class Lesson:
    def __init__(self, text):
        self.text = text
        whole = json.loads(text)
        self.operations = whole["ops"]
        self.view = whole["view"]
        self.all_strokes = [Stroke(entry) for page in whole["pages"] for entry in page["strokes"]]

    def mode(self):
        return self.view["mode"]

    def strokes(self, group):
        """All that a group has written, in order of writing; 0 is the class."""
        return [stroke for stroke in self.all_strokes if stroke.group == group]

    def scale(self, group):
        """Millimetres on the wall for one on the page."""
        return self.view["panes"][group]["scale_ppm"] / 1e6

    def begins_with(self, earlier):
        """Whether nothing of an earlier state of the lesson is missing or changed."""
        return self.operations[:len(earlier.operations)] == earlier.operations

    def on_wall(self, stroke, corner):
        """The stroke's points on the wall now, in its group's pane with its upper left `corner`."""
        pane = self.view["panes"][stroke.group]
        scale = self.scale(stroke.group)
        x0, y0 = (um / 1000 for um in pane["origin_um"])
        return [(corner[0] + (x - x0) * scale, corner[1] + (y - y0) * scale)
                for x, y in stroke.points]


def length_mm(points):
    return sum(math.dist(a, b) for a, b in zip(points, points[1:]))


def strays_mm(points, start, end):
    """How far the points are, at most, from the straight line through two places."""
    (x0, y0), (x1, y1) = start, end
    return max(abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / math.dist(start, end)
               for x, y in points)
