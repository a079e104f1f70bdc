"""What happens when the limit of a step has passed."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, mirrored, symmetric
from procman.diff.comparison import Comparison
from procman.diff.parts import members

ADDED, REMOVED = mirrored("timeout-added", "timeout-removed", "major", "flow")
RETARGETED = symmetric("timeout-retargeted", "major", "flow")
NOTICE = mirrored("timeout-notice-added", "timeout-notice-removed", "minor", "duties")
KINDS = (ADDED, REMOVED, RETARGETED, *NOTICE)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare the ways and the notices of passed limits."""
    for pair in comparison.changed_steps:
        timeouts = pair.old.on_timeout, pair.new.on_timeout
        before, after = (timeout.to if timeout else None for timeout in timeouts)
        people = comparison.step_people(pair.old, pair.new)
        name = pair.new.name or pair.new_id
        path = ("steps", pair.new_id, "on_timeout")
        if comparison.current(before) != after:
            yield comparison.change(
                ADDED if before is None else REMOVED if after is None else RETARGETED,
                (*path, "to"),
                before,
                after,
                people=people,
                show=(comparison.step_name(before), comparison.step_name(after)),
                name=name,
            )
        yield from members(
            comparison.sides,
            NOTICE,
            (*path, "notify"),
            *(timeout.notify if timeout else () for timeout in timeouts),
            people=lambda role, people=people: {role, *people},  # type: ignore[misc]
            shown=comparison.sides.performer,
            name=name,
        )
