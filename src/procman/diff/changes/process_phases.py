"""The main activities of a process."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, mirrored, symmetric
from procman.diff.comparison import Comparison
from procman.diff.parts import in_both, names, order, presence

PRESENCE = mirrored("phase-added", "phase-removed", "major", "flow")
RENAMED = symmetric("phase-renamed", "minor", "wording")
MOVED = symmetric("phase-moved", "major", "flow")
KINDS = (*PRESENCE, RENAMED, MOVED)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare phases."""
    old, new, sides = comparison.old.phases, comparison.new.phases, comparison.sides
    owners = comparison.owners
    yield from presence(sides, PRESENCE, ("phases",), old, new, name=lambda _, name: name, people=lambda *_: owners)
    yield from names(sides, RENAMED, ("phases",), in_both(old, new), name=str, people=lambda _: owners, key="")
    yield from order(sides, MOVED, ("phases",), list(old), list(new), name={**old, **new}.get, people=lambda _: owners)
