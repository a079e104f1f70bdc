"""Time limits of steps."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, mirrored, symmetric
from procman.diff.comparison import Comparison
from procman.diff.effects import by_limit
from procman.diff.parts import other_clock

ADDED, REMOVED = mirrored("time-limit-added", "time-limit-removed", "minor", "limits")
CHANGED = symmetric("time-limit-changed", "minor", "limits")
KINDS = (ADDED, REMOVED, CHANGED)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare the time limits of steps."""
    calendar = comparison.sides.new.manual.calendar
    for pair in comparison.changed_steps:
        before, after = pair.old.time_limit, pair.new.time_limit
        if before != after:
            yield comparison.change(
                ADDED if before is None else REMOVED if after is None else CHANGED,
                ("steps", pair.new_id, "time_limit"),
                before,
                after,
                people=comparison.step_people(pair.old, pair.new),
                effect=by_limit(before, after, calendar),
                name=pair.new.name or pair.new_id,
                of=other_clock(before, after),
            )
