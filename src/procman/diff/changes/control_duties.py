"""Who answers for control points, and who reviews them."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, symmetric
from procman.diff.comparison import Comparison
from procman.diff.effects import by_presence
from procman.diff.parts import in_both

OWNER = symmetric("control-owner-changed", "minor", "controls")
REVIEWER = symmetric("control-reviewer-changed", "minor", "controls")
KINDS = (OWNER, REVIEWER)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare owners and reviewers of controls."""
    performer = comparison.sides.performer
    for pair in in_both(comparison.old.controls, comparison.new.controls):
        people = comparison.control_people(pair.old, pair.new)
        for kind, key in ((OWNER, "owner"), (REVIEWER, "reviewer")):
            before, after = getattr(pair.old, key), getattr(pair.new, key)
            if before != after:
                yield comparison.change(
                    kind,
                    ("controls", pair.new_id, key),
                    before,
                    after,
                    people=people,
                    effect=by_presence(before, after),
                    show=(performer(before), performer(after)),
                    name=pair.new_id,
                )
