"""Which track a line takes in a channel between rows, so that lines never lie on each other and seldom cross."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_APART: Final = 8.0
_SAME: Final = 3.0
_CLOSE: Final = 6.0
_ON_EACH_OTHER: Final = 100
_PASSES: Final = 12


@dataclass(frozen=True, slots=True)
class Run:
    """A line that comes into a channel from above at one x and leaves it below at another."""

    upper: float
    lower: float

    @property
    def low(self) -> float:
        """The left end."""
        return min(self.upper, self.lower)

    @property
    def high(self) -> float:
        """The right end."""
        return max(self.upper, self.lower)


def assign_tracks(runs: Sequence[Run]) -> list[int]:
    """The track of each run, 0 the uppermost. Runs that share a stretch never share a track."""
    costs = {
        (one, other): _cost(runs[one], runs[other])
        for one in range(len(runs))
        for other in range(len(runs))
        if one != other and _rivals(runs[one], runs[other])
    }
    order = sorted(range(len(runs)), key=lambda place: (_first_guess(runs[place]), place))
    for _ in range(_PASSES):
        if not _improve(order, costs):
            break
    return _numbered(order, costs)


def _rivals(one: Run, other: Run) -> bool:
    return one.low < other.high + _APART and other.low < one.high + _APART


def _cost(above: Run, below: Run) -> int:
    """Crossings when one runs above the other; legs that would run close beside each other count for more."""
    crossings = (above.low < below.upper < above.high) + (below.low < above.lower < below.high)
    apart = abs(above.lower - below.upper)
    return crossings + _ON_EACH_OTHER * (apart < _SAME) + 2 * (apart < _CLOSE)


def _first_guess(run: Run) -> float:
    """Lines that go right begin low at their left end; the far ones first keeps parallel ones parallel."""
    return -run.upper if run.lower > run.upper else run.upper


def _improve(order: list[int], costs: dict[tuple[int, int], int]) -> bool:
    """Move each run to its best place; whether something moved."""
    moved = False
    for run in sorted(order):
        place = order.index(run)
        order.pop(place)
        steps, total = [0], 0
        for other in order:
            if (run, other) in costs:
                total += costs[other, run] - costs[run, other]
            steps.append(total)
        best = min(range(len(steps)), key=lambda at: (steps[at], abs(at - place)))
        moved = moved or steps[best] < steps[place]
        order.insert(best if steps[best] < steps[place] else place, run)
    return moved


def _numbered(order: Sequence[int], costs: dict[tuple[int, int], int]) -> list[int]:
    tracks: dict[int, int] = {}
    for run in order:
        tracks[run] = max((tracks[other] + 1 for other in tracks if (run, other) in costs), default=0)
    return [tracks[run] for run in range(len(order))]


def nested_tracks(spans: Sequence[tuple[float, float]]) -> list[int]:
    """The track of each span beside a row of cards, 0 the nearest: short ones stay inside of long ones."""
    tracks: dict[int, int] = {}
    for place in sorted(range(len(spans)), key=lambda each: (spans[each][1] - spans[each][0], spans[each])):
        low, high = spans[place]
        taken = {
            track
            for other, track in tracks.items()
            if low < spans[other][1] + _APART and spans[other][0] < high + _APART
        }
        tracks[place] = next(track for track in range(len(spans) + 1) if track not in taken)
    return [tracks[place] for place in range(len(spans))]
