"""What a page leaves to the table of changes when one sheet cannot hold everything."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from typing import Final

from procman.documents.view.bulletin.statement import Statement, Topic

_KEPT: Final[tuple[Topic, ...]] = ("limits", "start", "stop", "forms", "controls")
"""What a role must not miss, the most important first."""
_LEFT: Final[tuple[Topic, ...]] = (
    "approvals",
    "hand-over",
    "route",
    "participation",
    "rules",
    "method",
    "other",
    "renamed",
)
"""What else there is, in the order of its importance."""


class Treatment(enum.Enum):
    """How a statement is told: in full, without its details, counted, or only as a number of the table of changes."""

    whole = enum.auto()
    short = enum.auto()
    counted = enum.auto()
    left = enum.auto()


def reductions(said: Sequence[Statement]) -> list[tuple[int, Treatment]]:
    """Ways to save room, the one that costs the reader least first.

    Wordings are counted; then what matters less is left to the table of changes; then details are; then what matters
    more.

    Returns:
        Places in ``said`` and how the statement there is told from then on.
    """
    backwards = range(len(said) - 1, -1, -1)
    steps = [(place, Treatment.counted) for place in backwards if said[place].kind.startswith("wording-")]
    steps += _each(said, _LEFT, Treatment.left)
    steps += [step for step in _each(said, _KEPT, Treatment.short) if said[step[0]].details]
    return steps + _each(said, _KEPT, Treatment.left)


def treatments(said: Sequence[Statement], steps: Sequence[tuple[int, Treatment]]) -> list[Treatment]:
    """How each statement is told after some reductions."""
    last = dict(steps)
    return [last.get(place, Treatment.whole) for place in range(len(said))]


def _each(said: Sequence[Statement], topics: Sequence[Topic], treatment: Treatment) -> list[tuple[int, Treatment]]:
    places = sorted(
        (place for place, each in enumerate(said) if each.topic in topics),
        key=lambda place: (topics.index(said[place].topic), place),
    )
    return [(place, treatment) for place in reversed(places)]
