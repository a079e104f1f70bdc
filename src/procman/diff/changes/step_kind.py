"""Steps that became something else: a decision, a wait, a call of another process."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, Word, symmetric
from procman.diff.comparison import Comparison

CHANGED = symmetric("step-kind-changed", "major", "flow")
CALLED = symmetric("called-process-changed", "major", "flow")
KINDS = (CHANGED, CALLED)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare what steps are, and which processes they call."""
    sides = comparison.sides
    for pair in comparison.changed_steps:
        people = comparison.step_people(pair.old, pair.new)
        name = pair.new.name or pair.new_id
        if pair.old.kind != pair.new.kind:
            yield comparison.change(
                CHANGED,
                ("steps", pair.new_id, "kind"),
                pair.old.kind,
                pair.new.kind,
                people=people,
                show=(Word("step", pair.old.kind), Word("step", pair.new.kind)),
                name=name,
            )
        before, after = pair.old.process, pair.new.process
        if before != after:
            yield comparison.change(
                CALLED,
                ("steps", pair.new_id, "process"),
                before,
                after,
                people=people,
                show=(before and sides.partner(before), after and sides.partner(after)),
                name=name,
            )
