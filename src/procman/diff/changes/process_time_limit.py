"""The time limit of the whole process: how long, from where, and when the clock stands still."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, mirrored, symmetric
from procman.diff.comparison import Comparison
from procman.diff.effects import by_limit
from procman.diff.parts import members, other_clock

ADDED, REMOVED = mirrored("process-time-limit-added", "process-time-limit-removed", "minor", "limits")
CHANGED = symmetric("process-time-limit-changed", "minor", "limits")
START = symmetric("clock-start-changed", "minor", "limits")
PAUSE = mirrored("clock-pause-added", "clock-pause-removed", "minor", "limits")
KINDS = (ADDED, REMOVED, CHANGED, START, *PAUSE)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare the limits of a process."""
    before, after = comparison.old.time_limit, comparison.new.time_limit
    within = before.within if before else None, after.within if after else None
    everyone = comparison.all_performers | comparison.owners
    if within[0] != within[1]:
        yield comparison.change(
            ADDED if before is None else REMOVED if after is None else CHANGED,
            ("time_limit", "within"),
            *within,
            people=everyone,
            effect=by_limit(*within, comparison.sides.new.manual.calendar),
            of=other_clock(*within),
            places=(("time_limit",) if before else None, ("time_limit",) if after else None),
        )
    if before is None or after is None:
        return
    if comparison.current(before.starts) != after.starts:
        show = (comparison.step_name(before.starts), comparison.step_name(after.starts))
        path = ("time_limit", "starts")
        yield comparison.change(START, path, before.starts, after.starts, people=everyone, show=show)
    yield from members(
        comparison.sides,
        PAUSE,
        ("time_limit", "pauses"),
        before.pauses,
        after.pauses,
        people=lambda _: everyone,
        effect="looser",
    )
