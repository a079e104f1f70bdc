"""What a process is for, where it begins and where it ends."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, symmetric
from procman.diff.comparison import Comparison

PURPOSE = symmetric("purpose-changed", "major", "flow")
SCOPE = symmetric("scope-changed", "major", "flow")
EXCLUSION = symmetric("exclusion-changed", "major", "flow")
KINDS = (PURPOSE, SCOPE, EXCLUSION)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare purpose and scope."""
    old, new = comparison.old, comparison.new
    compared = (
        (PURPOSE, ("purpose",), old.purpose, new.purpose),
        (SCOPE, ("scope", "applies_to"), old.scope and old.scope.applies_to, new.scope and new.scope.applies_to),
        (EXCLUSION, ("scope", "excludes"), old.scope and old.scope.excludes, new.scope and new.scope.excludes),
    )
    for kind, path, before, after in compared:
        if before != after:
            yield comparison.change(kind, path, before, after, people=comparison.owners)
