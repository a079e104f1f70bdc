"""Steps that somebody else carries out: they stand in another lane."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, symmetric
from procman.diff.comparison import Comparison

CHANGED = symmetric("performer-changed", "major", "duties")
KINDS = (CHANGED,)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare the performers of steps."""
    performer = comparison.sides.performer
    for pair in comparison.changed_steps:
        if pair.old.role != pair.new.role:
            yield comparison.change(
                CHANGED,
                ("steps", pair.new_id, "role"),
                pair.old.role,
                pair.new.role,
                people=comparison.step_people(pair.old, pair.new),
                show=(performer(pair.old.role), performer(pair.new.role)),
                name=pair.new.name or pair.new_id,
            )
