"""Connectors on a page: circles with letters beyond the borders at which edges are cut."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from procman.diagram.geometry import Point, Rectangle, rounded
from procman.diagram.paging.fan import Wish, needed, spread
from procman.diagram.text import width
from procman.flow.graph import EdgeKind

Border = Literal["left", "right", "top", "bottom"]

RADIUS: Final = 8.2
_STRAIGHT: Final = 3.0
_SLANTED: Final = 9.0  # an arrowhead's length and a little more
_ROW: Final = _STRAIGHT + _SLANTED + 2 * RADIUS + 0.6
_GAP: Final = 1.5
_BEHIND: Final = 3.0
_PASSING: Final = 3.5  # room for a line between the circles of a nearer row
_NOTE_GAP: Final = 3.0


class Note(NamedTuple):
    """Where a connector's edge goes on, told beside the circle."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class DrawnConnector:
    """A circle with a letter.

    Attributes:
        place: Of the circle; ``note`` where its text begins, on its base line, or its middle below a circle.
        room: All that it takes, the note included.
        way: Corner points from the border of the page to the circle.
    """

    letter: str
    kind: EdgeKind
    place: Rectangle
    room: Rectangle
    note: Note | None
    centred: bool
    way: tuple[Point, ...]


class Wanted(NamedTuple):
    """A connector that wants a place.

    Attributes:
        at: Where its edge meets the border, counted along the border.
        note: Text of its note, or nothing.
    """

    letter: str
    kind: EdgeKind
    at: float
    note: str


@dataclass(frozen=True, slots=True)
class Gutter:
    """The strip beyond one border of a page, in which its connectors stand.

    Attributes:
        border: Which one; ``line`` its place across.
        low: Where it begins, counted along the border; ``high`` where it ends.
        text_size: Of letters and notes.
    """

    border: Border
    line: float
    low: float
    high: float
    text_size: float

    @property
    def level(self) -> bool:
        """Whether the border is level."""
        return self.border in ("top", "bottom")

    def _wish(self, wanted: Wanted, at: float) -> Wish:
        half = RADIUS + _GAP
        if not wanted.note:
            return Wish(at, half, half)
        if self.level:
            return Wish(at, half, half + _NOTE_GAP + width(wanted.note, self.text_size))
        return Wish(at, half, half + self.text_size * 1.1)

    def rows(self, all_wanted: Sequence[Wanted]) -> int:
        """How many rows of circles are needed, so that none touches another."""
        room = self.high - self.low
        for rows in range(1, 1 + max(1, len(all_wanted))):
            if needed(self._wishes(all_wanted, [wanted.at for wanted in all_wanted], 0, rows)) <= room:
                return rows
        return max(1, len(all_wanted))

    def _wishes(self, all_wanted: Sequence[Wanted], at: Sequence[float], row: int, rows: int) -> list[Wish]:
        """What is wanted in a row: circles, and room for the lines to the rows behind it."""
        return [
            self._wish(wanted, at[place]) if place % rows == row else Wish(at[place], _PASSING, _PASSING)
            for place, wanted in enumerate(all_wanted)
            if place % rows >= row
        ]

    def draw(self, all_wanted: Sequence[Wanted]) -> list[DrawnConnector]:
        """Give every connector its place; in the order of the border, so that their lines never cross."""
        rows = self.rows(all_wanted)
        at = [wanted.at for wanted in all_wanted]
        ways: list[list[tuple[float, float]]] = [[(place, 0.0)] for place in at]  # along and away from the border
        away = 0.0
        for row in range(rows):
            left = [place for place in range(len(all_wanted)) if place % rows >= row]
            found = spread(self._wishes(all_wanted, at, row, rows), self.low, self.high)
            for place, goal in zip(left, found, strict=True):
                ways[place] += [(at[place], away + _STRAIGHT), (goal, away + _STRAIGHT + _SLANTED)]
                at[place] = goal
            away += _ROW
        return [self._drawn(wanted, way) for wanted, way in zip(all_wanted, ways, strict=True)]

    def _drawn(self, wanted: Wanted, way: list[tuple[float, float]]) -> DrawnConnector:
        points = [self._point(*step) for step in way]
        x, y = self._point(way[-1][0], way[-1][1] + RADIUS)
        place = Rectangle(rounded(x - RADIUS), rounded(y - RADIUS), 2 * RADIUS, 2 * RADIUS)
        room, note, size = place, None, self.text_size
        if wanted.note:
            long = width(wanted.note, size)
            if self.level:
                note = Note(wanted.note, rounded(place.right + _NOTE_GAP), rounded(y + size * 0.36))
                room = Rectangle(place.x, place.y, place.width + _NOTE_GAP + long, place.height)
            else:
                outward = max(0.0, long / 2 - RADIUS) * (1 if self.border == "right" else -1)
                note = Note(wanted.note, rounded(x + outward), rounded(place.bottom + size * 0.92))
                left = min(place.x, note.x - long / 2)
                right = max(place.right, note.x + long / 2)
                room = Rectangle(left, place.y, right - left, place.height + size * 1.1)
        return DrawnConnector(wanted.letter, wanted.kind, place, room, note, not self.level, tuple(points))

    def _point(self, along: float, away: float) -> Point:
        sign = 1 if self.border in ("right", "bottom") else -1
        across = self.line + sign * away
        return (rounded(along), rounded(across)) if self.level else (rounded(across), rounded(along))


def depth(rows: int, note: float = 0.0) -> float:
    """How deep a gutter is.

    Args:
        rows: Rows of circles.
        note: Width of the widest note, where notes stand below the circles.
    """
    return math.ceil(rows * _ROW + max(0.0, note - 2 * RADIUS) + _BEHIND)
