"""Steps with another name."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, symmetric
from procman.diff.comparison import Comparison
from procman.diff.parts import names

RENAMED = symmetric("step-renamed", "minor", "wording")
KINDS = (RENAMED,)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare the names of steps."""
    yield from names(
        comparison.sides,
        RENAMED,
        ("steps",),
        comparison.steps,
        name=lambda step: step.name,
        people=lambda pair: comparison.step_people(pair.old, pair.new),
    )
