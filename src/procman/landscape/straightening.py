"""Long arrows made straight: one x for all rows that they pass between the same cards."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import Final

from procman.errors import EngineError

GRID: Final = 12
"""Arrows pass at multiples of it, in px; ports of cards stand off the grid, so no two lines ever share a place."""
CLEARANCE: Final = 25.0
"""Least room between a card and an arrow that passes it, px: the numbers of short arrows stand there."""

Span = tuple[float, float]
Passing = dict[int, dict[int, float]]


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring rows that an arrow may pass at one x, and where the engine would have it pass."""

    arrow: int
    rows: tuple[int, ...]
    low: float
    high: float
    wish: float


def straighten(passing: Mapping[int, Mapping[int, float]], cards: Sequence[Sequence[Span]]) -> Passing:
    """Move arrows onto the grid and, within the room between cards that they pass, onto one x as far as possible.

    Args:
        passing: The engine's answer: x by arrow and row.
        cards: Left and right edge of every card, row by row, from left to right.

    Raises:
        EngineError: The engine has put arrows nearer to each other than it was told to.

    Returns:
        x by arrow and row; in no row two arrows share a place.
    """
    taken: dict[int, set[float]] = defaultdict(set)
    result: Passing = {arrow: {} for arrow in passing}
    waiting = [run for arrow, places in passing.items() for run in _runs(arrow, places, cards)]
    while waiting:
        waiting.sort(key=lambda run: (-len(run.rows), run.wish, run.arrow))
        run = waiting.pop(0)
        x = _free(run, taken, beyond=1)
        if x is None and len(run.rows) == 1:
            x = _free(run, taken, beyond=0)
        if x is None:
            waiting += _halves(run, passing[run.arrow], cards)
            continue
        for row in run.rows:
            taken[row].add(x)
            result[run.arrow][row] = x
    return result


def _room(x: float, cards: Iterable[Span]) -> Span:
    """The room between the two cards that an arrow passes."""
    low, high = -math.inf, math.inf
    for left, right in cards:
        if right <= x:
            low = right + CLEARANCE
        elif high == math.inf:
            high = left - CLEARANCE
    return low, high


def _runs(arrow: int, places: Mapping[int, float], cards: Sequence[Sequence[Span]]) -> list[_Run]:
    """The longest stretches of rows whose rooms have a common part."""
    runs: list[_Run] = []
    for row, x in sorted(places.items()):
        low, high = _room(x, cards[row])
        if runs and max(low, runs[-1].low) + GRID <= min(high, runs[-1].high):
            last = runs.pop()
            rows, low, high = (*last.rows, row), max(low, last.low), min(high, last.high)
        else:
            rows = (row,)
        runs.append(_Run(arrow, rows, low, high, median_low(places[each] for each in rows)))
    return runs


def _free(run: _Run, taken: Mapping[int, set[float]], beyond: int) -> float | None:
    """The place on the grid that is nearest to the wish, in the room, and free in all rows; None if there is none.

    Args:
        run: What needs a place.
        taken: Places by row.
        beyond: In how many further rows at both ends it must be free: two arrows that change places between two rows
            could not be led past each other.
    """
    wish = round(min(max(run.wish, run.low), run.high) / GRID)
    blocked = set().union(*(taken.get(row, ()) for row in range(run.rows[0] - beyond, run.rows[-1] + beyond + 1)))
    bound = len(blocked) + 2
    for distance in range(bound):
        for index in dict.fromkeys((wish + distance, wish - distance)):
            x = float(index * GRID)
            if run.low <= x <= run.high and x not in blocked:
                return x
    return None


def _halves(run: _Run, places: Mapping[int, float], cards: Sequence[Sequence[Span]]) -> list[_Run]:
    """A run that finds no place is parted; in one row alone the engine has left room for all."""
    if len(run.rows) == 1:
        raise EngineError("engine-failed", program="dot", reason=f"no room in row {run.rows[0]}")
    middle = len(run.rows) // 2
    parts = run.rows[:middle], run.rows[middle:]
    return [part for rows in parts for part in _runs(run.arrow, {row: places[row] for row in rows}, cards)]
