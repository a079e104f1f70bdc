"""Steps that belong to another phase."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, symmetric
from procman.diff.comparison import Comparison

CHANGED = symmetric("step-phase-changed", "minor", "flow")
KINDS = (CHANGED,)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare the phases of steps."""
    names = {**comparison.old.phases, **comparison.new.phases}
    for pair in comparison.changed_steps:
        before, after = pair.old.phase, pair.new.phase
        if before != after:
            yield comparison.change(
                CHANGED,
                ("steps", pair.new_id, "phase"),
                before,
                after,
                people=comparison.step_people(pair.old, pair.new),
                show=(names.get(before or "", before), names.get(after or "", after)),
                name=pair.new.name or pair.new_id,
            )
