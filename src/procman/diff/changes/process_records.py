"""Documents that are born in a process, and how long everything is kept."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, mirrored, symmetric
from procman.diff.comparison import Comparison
from procman.diff.effects import by_retention
from procman.diff.parts import in_both, names, presence

PRESENCE = mirrored("record-added", "record-removed", "minor", "interface")
RENAMED = symmetric("record-renamed", "minor", "wording")
RETENTION = symmetric("retention-changed", "minor", "rules")
KINDS = (*PRESENCE, RENAMED, RETENTION)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare records, and the retention of every document."""
    old, new = comparison.old.records, comparison.new.records
    yield from presence(
        comparison.sides,
        PRESENCE,
        ("records",),
        old,
        new,
        name=lambda _, record: record.name,
        people=lambda record_id, _: comparison.document_people(record_id),
    )
    yield from names(
        comparison.sides,
        RENAMED,
        ("records",),
        in_both(old, new),
        name=lambda record: record.name,
        people=lambda pair: comparison.document_people(pair.new_id),
    )
    for section in ("inputs", "outputs", "records", "forms"):
        for pair in in_both(getattr(comparison.old, section), getattr(comparison.new, section)):
            before, after = pair.old.retention, pair.new.retention
            if before != after:
                yield comparison.change(
                    RETENTION,
                    (section, pair.new_id, "retention"),
                    before,
                    after,
                    people=comparison.document_people(pair.new_id),
                    effect=by_retention(before, after),
                    name=pair.new.name,
                )
