"""Indicators of how well a process runs."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, Shown, mirrored, symmetric
from procman.diff.comparison import Comparison
from procman.diff.effects import by_target
from procman.diff.parts import attributes, in_both, names, plain, presence, word

PRESENCE = mirrored("metric-added", "metric-removed", "major", "rules")
RENAMED = symmetric("metric-renamed", "minor", "wording")
TARGET = symmetric("metric-target-changed", "major", "rules")
CHANGED = symmetric("metric-changed", "major", "rules")
OWNER = symmetric("metric-owner-changed", "minor", "duties")
SOURCE = symmetric("metric-source-changed", "minor", "rules")
KINDS = (*PRESENCE, RENAMED, TARGET, CHANGED, OWNER, SOURCE)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare metrics."""
    old, new, sides = comparison.old.metrics, comparison.new.metrics, comparison.sides

    def shown(key: str, value: object) -> Shown:
        if key == "owner" and isinstance(value, str):
            return sides.performer(value)
        return word(key, value) if key == "frequency" else plain(value)

    yield from presence(
        sides,
        PRESENCE,
        ("metrics",),
        old,
        new,
        name=lambda _, metric: metric.name,
        people=lambda _, metric: {metric.owner} if metric.owner else comparison.owners,
    )
    pairs = in_both(old, new)
    people = {pair.new_id: {pair.old.owner, pair.new.owner} for pair in pairs}
    people = {key: owners if any(owners) else comparison.owners for key, owners in people.items()}
    yield from names(
        sides,
        RENAMED,
        ("metrics",),
        pairs,
        name=lambda metric: metric.name,
        people=lambda pair: people[pair.new_id],
    )
    for pair in pairs:
        for kind, keys in (
            (TARGET, ("target",)),
            (CHANGED, ("formula", "frequency")),
            (OWNER, ("owner",)),
            (SOURCE, ("source",)),
        ):
            yield from attributes(
                sides,
                kind,
                ("metrics",),
                pair,
                keys,
                people=people[pair.new_id],
                shown=shown,
                effect=lambda key, before, after: by_target(before, after) if key == "target" else "other",  # type: ignore[arg-type]
                name=pair.new.name,
            )
