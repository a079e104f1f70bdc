"""Instructions, cautions and common mistakes of steps."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change
from procman.diff.comparison import Comparison
from procman.diff.texts import KINDS, compare_texts

__all__ = ["KINDS", "find"]


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare the texts of steps."""
    for pair in comparison.changed_steps:
        people = comparison.step_people(pair.old, pair.new)
        name = pair.new.name or pair.new_id
        for key in ("do", "cautions", "mistakes"):
            before, after = getattr(pair.old, key), getattr(pair.new, key)
            yield from compare_texts(comparison.sides, ("steps", pair.new_id, key), before, after, people, name)
