"""Places side by side on a line, as near as can be to where each one wants to be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Wish(NamedTuple):
    """Something on a line.

    Attributes:
        place: Where it wants to be.
        before: How much room it needs before its place, and ``after`` behind it.
    """

    place: float
    before: float
    after: float


def needed(wishes: Sequence[Wish]) -> float:
    """How much of the line all of them need."""
    return sum(wish.before + wish.after for wish in wishes)


def spread(wishes: Sequence[Wish], low: float, high: float) -> list[float]:
    """The places that all get, in the order given.

    Isotonic regression by pooling neighbours: the sum of squared displacements is least. If the line is too short for
    all, they leave it at its high end.
    """
    offsets = []
    at = 0.0
    for wish in wishes:
        offsets.append(at + wish.before)
        at += wish.before + wish.after
    latest = max(low, high - at)
    pools: list[tuple[float, int]] = []  # mean of the wished starts, and how many share it
    for wish, offset in zip(wishes, offsets, strict=True):
        mean, count = wish.place - offset, 1
        while pools and pools[-1][0] > mean:
            other, others = pools.pop()
            mean, count = (mean * count + other * others) / (count + others), count + others
        pools.append((mean, count))
    starts = [min(max(mean, low), latest) for mean, count in pools for _ in range(count)]
    return [start + offset for start, offset in zip(starts, offsets, strict=True)]
