"""Whoever looked at the work no longer does, and a form needs fewer signatures."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Mix
from procman.diff.mixes.mix import Seen

NAME = "reviewer-and-approver"
_DUTIES = ("review", "approve", "audit")


def find(seen: Seen) -> Iterator[Mix]:
    """A step of review, approval or audit was removed, and so was an approver of a form."""
    old = seen.comparison.old.steps
    steps = [change for change in seen.of("step-removed") if old[str(change.element[1])].duty in _DUTIES]
    approvers = seen.of("approval-removed")
    if steps and approvers:
        yield from seen.mix(
            NAME,
            [*steps, *approvers],
            steps=[change.arguments["name"] for change in steps],
            approvers=[change.arguments["old"] for change in approvers],
            forms=list(dict.fromkeys(change.arguments["name"] for change in approvers)),
        )
