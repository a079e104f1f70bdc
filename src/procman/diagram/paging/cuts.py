"""Where a drawing can be cut across one of its axes, and where it is cut best."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from procman.diagram.geometry import Band, Drawing, DrawnEdge, Rectangle
from procman.diagram.labels import segment_places

Axis = Literal[0, 1]
"""0: cuts are upright and places are x; 1: cuts are level and places are y."""

_SHAPE_GAP: Final = 3.0
_ARROW_GAP: Final = 8.5  # an arrowhead in front of a shape stays whole
_TEXT_GAP: Final = 2.0
_LINE_GAP: Final = 3.4  # so does the round corner of a line
_EDGE_COST: Final = 1.0
_THERE_AND_BACK: Final = 10.0
_INSIDE_BAND: Final = 3.0
_OFF_MIDDLE: Final = 0.5
_PARTED_LABEL: Final = 40.0
_THROUGH: Final = 1000.0
_UNEVEN: Final = 8.0
_WIDE_GAP: Final = 40.0
_SPACING_OF_LAST_RESORTS: Final = 12.0
_SAME: Final = 0.05


class Cut(NamedTuple):
    """A possible cut.

    Attributes:
        place: On the axis, in the drawing's figures.
        cost: Edges that it cuts and what else speaks against it; from 1000 on it cuts a shape or a text.
    """

    place: float
    cost: float


class Room(NamedTuple):
    """How much of an axis goes on one page.

    Attributes:
        whole: If nothing is cut.
        gutter: What every cut takes away on both of its pages.
    """

    whole: float
    gutter: float

    def between(self, first: bool, last: bool) -> float:
        """The room of a page that has the axis's first end, its last end, both or none."""
        return self.whole - self.gutter * ((not first) + (not last))


def interval(place: Rectangle, axis: Axis) -> tuple[float, float]:
    """What a place covers of an axis."""
    return (place.x, place.right) if axis == 0 else (place.y, place.bottom)


@dataclass(frozen=True, slots=True)
class CutFinder:
    """Finds the possible cuts of one drawing across one axis.

    Attributes:
        bands: The bands whose borders are good places to cut.
        start: Where the axis begins, behind the headers; ``end`` where it ends.
    """

    drawing: Drawing
    axis: Axis
    bands: Sequence[Band]
    start: float
    end: float

    def cuts(self, *, last_resort: bool = False) -> list[Cut]:
        """All possible cuts in order.

        Args:
            last_resort: Also cuts through shapes and texts; needed only where one of them is larger than a page.
        """
        places: dict[float, float] = {}
        for low, high in self._gaps():
            for place, cost in self._in_gap(low, high):
                places.setdefault(place, cost)
        if last_resort:
            met = self._met()
            count = int((self.end - self.start) // _SPACING_OF_LAST_RESORTS)
            for number in range(1, count):
                place = round(self.start + number * _SPACING_OF_LAST_RESORTS, 1)
                places.setdefault(place, _THROUGH * (1 + met.inside(place)))
        crossed = _Counter(self._crossings())
        parted = _Counter(self._parted_labels())
        returning = _Counter(self._there_and_back())
        return [
            Cut(
                place,
                cost
                + _EDGE_COST * crossed.at(place)
                + _THERE_AND_BACK * returning.at(place)
                + _PARTED_LABEL * parted.at(place),
            )
            for place, cost in sorted(places.items())
        ]

    def _gaps(self) -> Iterator[tuple[float, float]]:
        """Where nothing stands in the way."""
        at = self.start
        for low, high in sorted(self._forbidden()):
            if low > at + _SAME:
                yield at, min(low, self.end)
            at = max(at, high)
        if at < self.end - _SAME:
            yield at, self.end

    def _in_gap(self, low: float, high: float) -> Iterator[tuple[float, float]]:
        if low <= self.start + _SAME or high >= self.end - _SAME:
            return  # a page without content
        for band in self.bands:
            border = interval(band.place, self.axis)[0]
            if low - _SAME <= border <= high + _SAME and self.start < border:
                yield border, 0.0
                return  # elsewhere an empty piece of the neighbour would go on the page
        yield round((low + high) / 2, 1), _INSIDE_BAND
        if high - low > _WIDE_GAP:
            yield round(low, 1), _INSIDE_BAND + _OFF_MIDDLE
            yield round(high, 1), _INSIDE_BAND + _OFF_MIDDLE

    def _shapes_and_texts(self) -> Iterator[tuple[Rectangle, float]]:
        for node in self.drawing.nodes:
            yield node.place, _SHAPE_GAP
            for badge in node.badges:
                yield badge.place, _TEXT_GAP
            if node.note:
                yield node.note, _TEXT_GAP + _LINE_GAP
        for edge in self.drawing.edges:
            if edge.label:
                yield edge.label.place, _TEXT_GAP
            if edge.clock:
                yield edge.clock, _LINE_GAP

    def _forbidden(self) -> Iterator[tuple[float, float]]:
        for place, gap in self._shapes_and_texts():
            low, high = interval(place, self.axis)
            yield low - gap, high + gap
        for edge in self.drawing.edges:
            for line in segment_places(edge.points):
                low, high = interval(line, self.axis)
                if high - low < _SAME:
                    yield low - _LINE_GAP, high + _LINE_GAP
            before, tip = (point[self.axis] for point in edge.points[-2:])
            if before != tip:
                yield (tip - _ARROW_GAP, tip) if before < tip else (tip, tip + _ARROW_GAP)

    def _met(self) -> _Counter:
        """What a cut would go through."""
        intervals = (interval(shape, self.axis) for shape, _ in self._shapes_and_texts())
        return _Counter((low - _SAME, high + _SAME) for low, high in intervals)

    def _crossings(self) -> Iterator[tuple[float, float]]:
        """From where to where every edge reaches: a cut between its ends costs one pair of connectors."""
        for edge in self.drawing.edges:
            low = min(point[self.axis] for point in edge.points)
            high = max(point[self.axis] for point in edge.points)
            yield low, high

    def _there_and_back(self) -> Iterator[tuple[float, float]]:
        """Where an edge leaves the page of both of its ends."""
        for edge in self.drawing.edges:
            places = [point[self.axis] for point in edge.points]
            yield min(places), min(places[0], places[-1])
            yield max(places[0], places[-1]), max(places)

    def _parted_labels(self) -> Iterator[tuple[float, float]]:
        for edge in self.drawing.edges:
            if edge.label:
                low, high = interval(edge.label.place, self.axis)
                start = _start(edge, self.axis)
                yield min(low, start), max(high, start)


def _start(edge: DrawnEdge, axis: Axis) -> float:
    return edge.points[0][axis]


class _Counter:
    """How many intervals cover a place."""

    def __init__(self, intervals: Iterator[tuple[float, float]]) -> None:
        pairs = list(intervals)
        self._lows = sorted(low for low, _ in pairs)
        self._highs = sorted(high for _, high in pairs)

    def at(self, place: float) -> int:
        return bisect_right(self._lows, place) - bisect_right(self._highs, place)

    def inside(self, place: float) -> int:
        """The same without those that only begin there."""
        return bisect_left(self._lows, place) - bisect_right(self._highs, place)


def fewest_pages(cuts: Sequence[Cut], start: float, end: float, room: Room) -> int | None:
    """On how few pages the axis goes, or None if some part of it has no place on any page."""
    places = [cut.place for cut in cuts]
    count, at = 1, start
    while end - at > room.between(at == start, True) + _SAME:
        place = bisect_right(places, at + room.between(at == start, False) + _SAME) - 1
        if place < 0 or places[place] <= at + _SAME:
            return None
        at = places[place]
        count += 1
    return count


def divide(cuts: Sequence[Cut], start: float, end: float, room: Room) -> tuple[float, list[float]] | None:
    """The cheapest division into the fewest pages.

    Dynamic programming over all possible cuts: few edges cut, on borders of bands, pages evenly filled.

    Returns:
        The cost and the places of the cuts; None if some part of the axis has no place on any page.
    """
    count = fewest_pages(cuts, start, end, room)
    if count is None:
        return None
    ways: dict[int, tuple[float, tuple[float, ...]]] = {-1: (0.0, ())}  # by index of the last cut
    even = (end - start) / count
    for page in range(1, count):
        following: dict[int, tuple[float, tuple[float, ...]]] = {}
        for last, (cost, chosen) in ways.items():
            at = cuts[last].place if chosen else start
            for index in range(last + 1, len(cuts)):
                place = cuts[index].place
                if place - at > room.between(page == 1, False) + _SAME:
                    break
                total = cost + cuts[index].cost + _unevenness(place - at, even)
                if total < following.get(index, (math.inf, ()))[0]:
                    following[index] = total, (*chosen, place)
        ways = following
    finished = []
    for cost, chosen in ways.values():
        rest = end - (chosen[-1] if chosen else start)
        if rest <= room.between(count == 1, True) + _SAME:
            finished.append((cost + _unevenness(rest, even), list(chosen)))
    return min(finished) if finished else None


def _unevenness(size: float, even: float) -> float:
    return _UNEVEN * ((size - even) / even) ** 2
