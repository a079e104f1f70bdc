"""Control points that are carried out elsewhere, or protect something else."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, symmetric
from procman.diff.comparison import Comparison
from procman.diff.parts import in_both

MOVED = symmetric("control-moved", "major", "controls")
PROTECTS = symmetric("control-protection-changed", "major", "controls")
KINDS = (MOVED, PROTECTS)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare where controls are carried out and what they protect."""
    for pair in in_both(comparison.old.controls, comparison.new.controls):
        people = comparison.control_people(pair.old, pair.new)
        for kind, key in ((MOVED, "step"), (PROTECTS, "protects")):
            before, after = getattr(pair.old, key), getattr(pair.new, key)
            if comparison.current(before) != after:
                show = (comparison.step_name(before), comparison.step_name(after))
                path = ("controls", pair.new_id, key)
                yield comparison.change(kind, path, before, after, people=people, show=show, name=pair.new_id)
