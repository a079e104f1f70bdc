"""Steps that came, went, or only got another id."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, Place, mirrored, symmetric
from procman.diff.comparison import Comparison
from procman.diff.parts import presence

ADDED, REMOVED = mirrored("step-added", "step-removed", "major", "flow")
REKEYED = symmetric("step-rekeyed", "none", "document")
KINDS = (ADDED, REMOVED, REKEYED)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare the steps of a process."""
    rekeyed = comparison.rekeyed
    yield from presence(
        comparison.sides,
        (ADDED, REMOVED),
        ("steps",),
        {key: step for key, step in comparison.old.steps.items() if key not in rekeyed},
        {key: step for key, step in comparison.new.steps.items() if key not in rekeyed.values()},
        name=lambda key, step: step.name or key,
        people=lambda _, step: comparison.step_people(step),
        show=lambda step_id, _: _place(comparison, step_id),
    )
    for pair in comparison.steps:
        if pair.old_id != pair.new_id:
            yield comparison.change(
                REKEYED,
                ("steps", pair.new_id),
                pair.old_id,
                pair.new_id,
                people=comparison.step_people(pair.old, pair.new),
                name=pair.new.name,
            )


def _place(comparison: Comparison, step_id: str) -> Place:
    """Behind which step of its version a step stands."""
    steps = list(comparison.new.steps if step_id in comparison.new.steps else comparison.old.steps)
    place = steps.index(step_id)
    return Place(comparison.step_name(steps[place - 1]) if place else None)
