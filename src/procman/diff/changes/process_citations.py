"""Laws, standards and regulations that a process or one of its controls cites."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, mirrored
from procman.diff.comparison import Comparison
from procman.diff.parts import in_both, members

CITED = mirrored("citation-added", "citation-removed", "minor", "rules")
CONTROL_CITED = mirrored("control-citation-added", "control-citation-removed", "minor", "controls")
KINDS = (*CITED, *CONTROL_CITED)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare citations of requirements."""
    sides = comparison.sides
    yield from members(
        sides,
        CITED,
        ("requirements",),
        comparison.old.requirements,
        comparison.new.requirements,
        people=lambda _: comparison.owners,
        shown=sides.requirement,
        effect="tighter",
    )
    for pair in in_both(comparison.old.controls, comparison.new.controls):
        yield from members(
            sides,
            CONTROL_CITED,
            ("controls", pair.new_id, "requirements"),
            pair.old.requirements,
            pair.new.requirements,
            people=lambda _, pair=pair: comparison.control_people(pair.old, pair.new),  # type: ignore[misc]
            shown=sides.requirement,
            effect="tighter",
            name=pair.new_id,
        )
