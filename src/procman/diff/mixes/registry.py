"""All dangerous mixes, the gravest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from procman.diff.change import Change, Mix
from procman.diff.comparison import Comparison
from procman.diff.mixes import (
    control_and_metric,
    duties_in_one_hand,
    evidence_loses_required_field,
    key_control_and_limit,
    limit_and_timeout,
    reviewer_and_approver,
    shorter_retention_of_personal_data,
    weaker_control_of_high_risk,
)
from procman.diff.mixes.mix import Seen


class Finder(Protocol):
    """A module that finds a mix."""

    NAME: str
    find: Callable[[Seen], Iterator[Mix]]


MIXES: tuple[Finder, ...] = (  # type: ignore[assignment]
    key_control_and_limit,
    weaker_control_of_high_risk,
    reviewer_and_approver,
    duties_in_one_hand,
    control_and_metric,
    evidence_loses_required_field,
    shorter_retention_of_personal_data,
    limit_and_timeout,
)


def mixes(comparison: Comparison, changes: tuple[Change, ...]) -> tuple[Mix, ...]:
    """The dangerous mixes among the changes of a process."""
    seen = Seen(comparison, changes)
    return tuple(mix for finder in MIXES for mix in finder.find(seen))
