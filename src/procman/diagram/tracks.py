"""Side by side in one channel: the order and the track of every segment."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence

from procman.diagram.grid import GridEdge, Segment

Line = tuple[bool, int]
"""Direction and half-grid index of a channel or of a cell line."""

_ROUNDS = 6
_PASSES = 8
_TOUCH = 0.35
_INSIDE_SHAPE = 0.6
_TINY = 1e-9


def assign_tracks(edges: Sequence[GridEdge]) -> dict[Line, list[Segment]]:
    """Give every segment a track in its channel or an offset on its cell line.

    Segments that overlap never share a place, so edges never lie on each other. The order in a line is the one with
    the fewest crossings that best insertion finds; lines are looked at in turn, because the order in one decides
    where segments of the others begin.

    Returns:
        The segments by line.
    """
    lines: dict[Line, list[Segment]] = defaultdict(list)
    for edge in edges:
        edge.segments = _segments(edge)
        for segment in edge.segments:
            lines[segment.runs_across, segment.line].append(segment)
    orders = [_Order(segments) for segments in lines.values()]
    for turn in range(_ROUNDS):
        moved = False
        for order in orders:
            moved = order.improve() or moved
            order.number()
        if turn and not moved:
            break
    result = {}
    for (line, segments), order in zip(lines.items(), orders, strict=True):
        segments[:] = order.segments
        result[line] = segments
        if line[1] % 2:
            _offset(segments)
    return result


def track_count(lines: dict[Line, list[Segment]], runs_across: bool, channel: int) -> int:
    """How many tracks a channel has."""
    segments = lines.get((runs_across, 2 * channel), ())
    return max((segment.track for segment in segments), default=-1) + 1


def _segments(edge: GridEdge) -> list[Segment]:
    made = []
    for place, leg in enumerate(edge.route):
        across = leg.start[1] == leg.end[1]
        line, start, end = (
            (leg.start[1], leg.start[0], leg.end[0]) if across else (leg.start[0], leg.start[1], leg.end[1])
        )
        made.append(Segment(edge, place, across, line, start, end, leg.leaves, leg.enters))
    for before, after in itertools.pairwise(made):
        before.after, after.before = after, before
        before.turn_after = _sign(after.end - before.line)
        after.turn_before = _sign(before.start - after.line)
    return made


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)


def _extent(segment: Segment) -> tuple[float, float]:
    """Where it runs on its line; inside a shape nothing is drawn."""
    start: float = segment.start
    end: float = segment.end
    direction = 1 if end > start else -1
    if segment.leaves is not None:
        start += _INSIDE_SHAPE * direction
    if segment.enters is not None:
        end -= _INSIDE_SHAPE * direction
    return (start, end) if start <= end else (end, start)


def overlap(one: Segment, other: Segment) -> bool:
    """Whether two segments of a line would lie on each other without tracks."""
    low, high = _extent(one)
    other_low, other_high = _extent(other)
    return low <= other_high + _TINY and other_low <= high + _TINY


def _meet(one: Segment, other: Segment) -> bool:
    """Like ``overlap``, but by the tracks on which the segments turn, once these are known."""
    (low, high), (other_low, other_high) = _drawn_extent(one), _drawn_extent(other)
    return low <= other_high + _TINY and other_low <= high + _TINY


def _drawn_extent(segment: Segment) -> tuple[float, float]:
    direction = 1 if segment.end > segment.start else -1
    start = segment.start + (segment.before.virtual if segment.before else _INSIDE_SHAPE * direction)
    end = segment.end + (segment.after.virtual if segment.after else -_INSIDE_SHAPE * direction)
    return (start, end) if start <= end else (end, start)


def _ends(segment: Segment) -> tuple[tuple[float, int], ...]:
    """Place and turn of the ends that are no ports."""
    ends = []
    if segment.before is not None:
        ends.append((segment.start + segment.before.virtual, segment.turn_before))
    if segment.after is not None:
        ends.append((segment.end + segment.after.virtual, segment.turn_after))
    return tuple(ends)


def _span(segment: Segment) -> tuple[float, float]:
    start = segment.start + (segment.before.virtual if segment.before else 0.0)
    end = segment.end + (segment.after.virtual if segment.after else 0.0)
    return (start, end) if start <= end else (end, start)


def _hits(ends: tuple[tuple[float, int], ...], span: tuple[float, float], direction: int) -> float:
    """Crossings of turns towards a neighbour with that neighbour."""
    cost = 0.0
    low, high = span
    for at, turn in ends:
        if turn == direction:
            if low + _TINY < at < high - _TINY:
                cost += 1
            elif abs(at - low) < _TINY or abs(at - high) < _TINY:
                cost += _TOUCH
    return cost


class _Order:
    """The order of the segments of one line, from low to high."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = sorted(segments, key=_first_guess)
        self._rivals: dict[int, list[int]] = {id(segment): [] for segment in segments}
        for one, other in itertools.combinations(self.segments, 2):
            if overlap(one, other):
                self._rivals[id(one)].append(id(other))
                self._rivals[id(other)].append(id(one))
        self._contested = [segment for segment in self.segments if self._rivals[id(segment)]]

    def improve(self) -> bool:
        """Move segments to their best places; whether something moved."""
        if len(self._contested) < 2:
            return False
        ends = {id(segment): _ends(segment) for segment in self._contested}
        spans = {id(segment): _span(segment) for segment in self._contested}
        any_moved = False
        for _ in range(_PASSES):
            moved = False
            for segment in self._contested:
                moved = self._insert(segment, ends, spans) or moved
            any_moved = any_moved or moved
            if not moved:
                break
        return any_moved

    def _insert(
        self,
        segment: Segment,
        ends: dict[int, tuple[tuple[float, int], ...]],
        spans: dict[int, tuple[float, float]],
    ) -> bool:
        key = id(segment)
        rivals = set(self._rivals[key])
        place = next(i for i, other in enumerate(self.segments) if other is segment)
        others = self.segments[:place] + self.segments[place + 1 :]
        steps, total = [0.0], 0.0
        for other in others:
            if id(other) in rivals:
                name = id(other)
                above = _hits(ends[name], spans[key], 1) + _hits(ends[key], spans[name], -1)
                below = _hits(ends[key], spans[name], 1) + _hits(ends[name], spans[key], -1)
                total += above - below
            steps.append(total)
        least = min(steps)
        if least >= steps[place] - _TINY:
            return False
        best = min((i for i, cost in enumerate(steps) if cost <= least + _TINY), key=lambda i: (abs(i - place), i))
        others.insert(best, segment)
        self.segments = others
        return True

    def number(self) -> None:
        """Number the tracks: as few as the order allows, those that turn to the high side as high as possible."""
        below: list[Segment] = []
        for segment in self.segments:
            rivals = self._rivals[id(segment)]
            segment.track = max((other.track + 1 for other in below if id(other) in rivals), default=0)
            below.append(segment)
        count = max(segment.track for segment in self.segments) + 1
        above: list[Segment] = []
        for segment in reversed(self.segments):
            if segment.turns > 0:
                rivals = self._rivals[id(segment)]
                segment.track = min((other.track - 1 for other in above if id(other) in rivals), default=count - 1)
            above.append(segment)
        for segment in self.segments:
            segment.virtual = (segment.track + 1) / (count + 1) * 0.5 - 0.25


def _first_guess(segment: Segment) -> tuple[int, int, int, int]:
    turns, length = segment.turns, abs(segment.start - segment.end)
    return turns, -length if turns < 0 else length, segment.edge.index, segment.place


def _at_tip(segment: Segment) -> bool:
    """Whether it meets the narrow end of a bar, which has little room beside the middle."""
    return any(node.bar and side.across for node, side in segment.ports())


def _offset(segments: list[Segment]) -> None:
    """Offsets on a cell line: a straight edge keeps the middle of the shapes that it connects."""
    left = list(segments)
    while left:
        group, waiting = [], [left.pop(0)]
        while waiting:
            segment = waiting.pop()
            group.append(segment)
            near = [other for other in left if _meet(segment, other)]
            waiting += near
            left = [other for other in left if other not in near]
        tracks = {track: place for place, track in enumerate(sorted({segment.track for segment in group}))}
        straight = [segment for segment in group if segment.leaves is not None and segment.enters is not None]
        straight += [segment for segment in group if _at_tip(segment)]
        if not straight and len(tracks) > 2 and len(tracks) % 2 == 0:
            straight = [segment for segment in group if not segment.edge.backward][:1]
        middle = tracks[straight[0].track] if straight else (len(tracks) - 1) / 2
        for segment in group:
            segment.offset = tracks[segment.track] - middle
            segment.group = tuple(group)
