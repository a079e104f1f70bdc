"""Where the conditions stand: beside their edge, near its source, on nothing."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from procman.diagram.diagram_input import InputEdge
from procman.diagram.external_text import external_text
from procman.diagram.geometry import DrawnEdge, DrawnLabel, DrawnNode, Point, Rectangle, rounded
from procman.diagram.grid import GridEdge
from procman.diagram.profile import Profile
from procman.diagram.text import LineBreaker, width

_GAP = 3.0
_ABOVE = 1.5
_FIRST_STEP = 3.0
_STEP = 8.0
_MOST_STEPS = 9
_FAR_SEGMENT = 12.0
_BLOCKED = 60.0
_ON_BORDER = 4.0
_ON_CUT = 15.0  # pages are cut at borders of bands
_MOST_LINES = 4
SIGN_ROOM = 14.0  # the sign of a change and the gap after it


def set_label(made: GridEdge, edge: InputEdge, profile: Profile, breaker: LineBreaker) -> None:
    """Give an edge the lines of its label: what it was before, then what it is, and room for its sign."""
    made.change, made.signed = edge.change, edge.signed
    parts = [label_lines(text, profile, breaker) for text in (edge.label_before, edge.label) if text]
    if not parts and edge.signed:
        parts = [(("",), 0.0, profile.label_line)]
    if not parts:
        return
    made.text = edge.label or ""
    made.label = tuple(line for lines, _, _ in parts for line in lines)
    made.struck = len(parts[0][0]) if edge.label_before else 0
    made.label_width = max(room for _, room, _ in parts) + (SIGN_ROOM if edge.signed else 0.0)
    made.label_height = sum(height for _, _, height in parts)


_COUNT = re.compile("（[^（）0-9]{0,2}[0-9]+[^（）0-9]{0,3}）")  # how often a way may be taken; it stays in one line


def label_lines(text: str, profile: Profile, breaker: LineBreaker) -> tuple[tuple[str, ...], float, float]:
    """Set a label.

    Returns:
        Its lines, its width and its height; a long text becomes wider before it becomes tall.
    """
    if profile.notation == "bpmn":
        return external_text(text, profile)
    whole = (width(group, profile.label_size) for group in _COUNT.findall(text))
    limit = max(profile.label_width, *whole, 0.0)
    lines = breaker.wrap(text, profile.label_size, limit)
    while len(lines) > _MOST_LINES and limit < 3 * profile.label_width:
        limit *= 1.25
        lines = breaker.wrap(text, profile.label_size, limit)
    widest = max(width(line, profile.label_size) for line in lines)
    return lines, math.ceil(widest) + 2.0, len(lines) * profile.label_line


def rhombus_touches(node: DrawnNode, place: Rectangle, gap: float = 0.0) -> bool:
    """Whether a place reaches into a decision's rhombus or nearer than ``gap`` to it."""
    middle_x, middle_y = node.x + node.width / 2, node.y + node.height / 2
    away_x = max(0.0, place.x - middle_x, middle_x - place.right)
    away_y = max(0.0, place.y - middle_y, middle_y - place.bottom)
    return away_x / (node.width / 2 + gap) + away_y / (node.height / 2 + gap) < 1


def segment_places(points: Sequence[Point]) -> Iterator[Rectangle]:
    """The pieces of a line as rectangles without breadth."""
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        yield Rectangle(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))


class _Obstacles:
    """Places that a label should not come near to: by far the most frequent question of the layout."""

    def __init__(self, gap: float, places: Sequence[Rectangle]) -> None:
        self._gap = gap
        self._sides: list[tuple[float, float, float, float]] = []
        for place in places:
            self.add(place)

    def add(self, place: Rectangle) -> None:
        self._sides.append((place.x, place.y, place.right + self._gap, place.bottom + self._gap))

    def touched(self, place: Rectangle) -> int:
        """How many of them a place touches; see ``Rectangle.touches``."""
        x, y, right, bottom = place.x, place.y, place.right + self._gap, place.bottom + self._gap
        count = 0
        for left, top, beyond, below in self._sides:
            if x < beyond and left < right and y < below and top < bottom:
                count += 1
        return count


class LabelPlacer:
    """Places the labels of one drawing, one after the other.

    Attributes:
        blocked: Edges whose labels found no free place.
    """

    def __init__(
        self,
        nodes: Sequence[DrawnNode],
        edges: Sequence[DrawnEdge],
        bands: Sequence[Rectangle],
        frame: Rectangle,
        profile: Profile,
    ) -> None:
        self.blocked: list[GridEdge] = []
        self._size = profile.label_size
        self._on_border = _ON_CUT if profile.label_over_cells else _ON_BORDER
        self._edges, self._frame = edges, frame
        self._rhombi = [node for node in nodes if node.kind == "decision"]
        blocks = [node.place for node in nodes if node.kind != "decision"]
        blocks += [badge.place for node in nodes for badge in node.badges]
        blocks += [node.note for node in nodes if node.note]
        blocks += [annex for node in nodes for annex in node.annexes]
        blocks += [edge.clock for edge in edges if edge.clock]
        self._blocks = _Obstacles(1.0, blocks)
        self._lines = _Obstacles(0.9, [place for edge in edges for place in segment_places(edge.points)])
        borders = [Rectangle(band.x, frame.y, 0.0, frame.height) for band in bands if band.x > frame.x]
        borders += [Rectangle(frame.x, band.y, frame.width, 0.0) for band in bands if band.y > frame.y]
        self._borders = _Obstacles(1.0, borders)

    def run(self, labelled: Mapping[str, GridEdge]) -> tuple[DrawnEdge, ...]:
        """The edges with their labels.

        Args:
            labelled: Edges that have a label, by id.
        """
        drawn = []
        for edge in self._edges:
            wanted = labelled.get(edge.id)
            label = self._place(edge, wanted) if wanted else None
            drawn.append(replace(edge, label=label))
        return tuple(drawn)

    def _place(self, edge: DrawnEdge, wanted: GridEdge) -> DrawnLabel:
        best_cost, best = math.inf, Rectangle(*edge.points[0], wanted.label_width, wanted.label_height)
        for cost, place in _candidates(edge, wanted.label_width, wanted.label_height):
            if cost < best_cost:
                total = cost + self._obstacles(place, best_cost - cost)
                if total < best_cost:
                    best_cost, best = total, place
        self._blocks.add(best)
        if best_cost >= _BLOCKED:
            self.blocked.append(wanted)
        size = rounded(best.width), rounded(best.height)
        return DrawnLabel(wanted.text, best.x, best.y, *size, wanted.label, wanted.struck, wanted.signed, self._size)

    def _obstacles(self, place: Rectangle, limit: float) -> float:
        frame = self._frame
        inside = frame.x < place.x and place.right < frame.right and frame.y < place.y and place.bottom < frame.bottom
        cost = 0.0 if inside else 2 * _BLOCKED
        cost += self._on_border * self._borders.touched(place)
        cost += _BLOCKED * self._blocks.touched(place)
        if cost >= limit:
            return cost
        cost += _BLOCKED * sum(rhombus_touches(node, place, 1.0) for node in self._rhombi)
        return cost + _BLOCKED * self._lines.touched(place)


def _candidates(edge: DrawnEdge, label_width: float, height: float) -> Iterator[tuple[float, Rectangle]]:
    """Places along the edge, cheapest near its source."""
    for number, ((x0, y0), (x1, y1)) in enumerate(itertools.pairwise(edge.points)):
        length = abs(x1 - x0) + abs(y1 - y0)
        free = edge.timer if number == 0 else 0.0
        across = y0 == y1
        room = label_width if across else height
        starts = [free + _FIRST_STEP + place * _STEP for place in range(_MOST_STEPS)]
        starts += [(length - room) / 2, length - room - 14]
        for place, start in enumerate(starts):
            if place and (start < 0 or start + room > length + 2):
                continue
            cost = number * _FAR_SEGMENT + place * 1.0
            if across:
                x = x0 + start if x1 > x0 else x0 - start - label_width
                yield cost, _rounded(x, y0 - height - _ABOVE, label_width, height)
                yield cost + 0.6, _rounded(x, y0 + _ABOVE, label_width, height)
            else:
                y = y0 + start if y1 > y0 else y0 - start - height
                yield cost, _rounded(x0 + _GAP, y, label_width, height)
                yield cost + 0.6, _rounded(x0 - _GAP - label_width, y, label_width, height)


def _rounded(x: float, y: float, label_width: float, height: float) -> Rectangle:
    return Rectangle(rounded(x), rounded(y), label_width, height)
