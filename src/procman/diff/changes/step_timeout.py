"""What happens when the limit of a step has passed."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, mirrored, symmetric
from procman.diff.comparison import Comparison
from procman.diff.parts import members
from procman.model.step import Timeout

ADDED, REMOVED = mirrored("timeout-added", "timeout-removed", "major", "flow")
RETARGETED = symmetric("timeout-retargeted", "major", "flow")
NOTICE = mirrored("timeout-notice-added", "timeout-notice-removed", "minor", "duties")
KINDS = (ADDED, REMOVED, RETARGETED, *NOTICE)
_NOTHING = Timeout()


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare the ways and the notices of passed limits."""
    for pair in comparison.steps:
        before, after = pair.old.on_timeout or _NOTHING, pair.new.on_timeout or _NOTHING
        people = comparison.step_people(pair.old, pair.new)
        name = pair.new.name or pair.new_id
        path = ("steps", pair.new_id, "on_timeout")
        if comparison.current(before.to) != after.to:
            yield comparison.change(
                ADDED if before.to is None else REMOVED if after.to is None else RETARGETED,
                (*path, "to"),
                before.to,
                after.to,
                people=people,
                show=(comparison.step_name(before.to), comparison.step_name(after.to)),
                name=name,
            )
        yield from members(
            comparison.sides,
            NOTICE,
            (*path, "notify"),
            before.notify,
            after.notify,
            people=lambda role, people=people: {role, *people},  # type: ignore[misc]
            shown=comparison.sides.performer,
            name=name,
        )
