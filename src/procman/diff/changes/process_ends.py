"""How a process can end."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, mirrored, symmetric
from procman.diff.comparison import Comparison
from procman.diff.parts import in_both, names, presence

PRESENCE = mirrored("end-added", "end-removed", "major", "flow")
RENAMED = symmetric("end-renamed", "minor", "wording")
KINDS = (*PRESENCE, RENAMED)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare ends."""
    old, new = comparison.old.ends, comparison.new.ends
    owners = comparison.owners
    yield from presence(
        comparison.sides, PRESENCE, ("ends",), old, new, name=lambda _, name: name, people=lambda *_: owners
    )
    yield from names(comparison.sides, RENAMED, ("ends",), in_both(old, new), name=str, people=lambda _: owners, key="")
