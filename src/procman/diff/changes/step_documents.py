"""What steps take, give, fill in and work with."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, mirrored, symmetric
from procman.diff.comparison import Comparison
from procman.diff.parts import members

INPUT = mirrored("step-input-added", "step-input-removed", "minor", "interface")
OUTPUT = mirrored("step-output-added", "step-output-removed", "minor", "interface")
FORM = mirrored("step-form-added", "step-form-removed", "minor", "forms")
SYSTEM = symmetric("step-system-changed", "minor", "interface")
KINDS = (*INPUT, *OUTPUT, *FORM, SYSTEM)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare documents, forms and systems of steps."""
    performer = comparison.sides.performer
    for pair in comparison.changed_steps:
        people = comparison.step_people(pair.old, pair.new)
        name = pair.new.name or pair.new_id
        for kinds, key in ((INPUT, "inputs"), (OUTPUT, "outputs"), (FORM, "forms")):
            yield from members(
                comparison.sides,
                kinds,
                ("steps", pair.new_id, key),
                getattr(pair.old, key),
                getattr(pair.new, key),
                people=lambda _, people=people: people,  # type: ignore[misc]
                shown=comparison.document_name,
                name=name,
            )
        before, after = pair.old.system, pair.new.system
        if before != after:
            show = (performer(before), performer(after))
            yield comparison.change(
                SYSTEM, ("steps", pair.new_id, "system"), before, after, people=people, show=show, name=name
            )
