"""Steps that stand elsewhere: in the flow, or only in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from procman.diff.change import Change, symmetric
from procman.diff.comparison import Comparison
from procman.diff.parts import order

if TYPE_CHECKING:
    from procman.model.process import Process

MOVED = symmetric("step-moved", "major", "flow")
RENUMBERED = symmetric("step-renumbered", "minor", "flow")
KINDS = (MOVED, RENUMBERED)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare the order of the steps that both versions have."""
    old_ids = {new: old for old, new in comparison.rekeyed.items()}
    old = [str(comparison.current(step_id)) for step_id in comparison.old.steps]
    for change in order(
        comparison.sides,
        MOVED,
        ("steps",),
        old,
        list(comparison.new.steps),
        name=comparison.step_name,
        people=lambda step_id: _people(comparison, step_id),
        former=old_ids,
    ):
        step_id = str(change.element[1])
        old_id = old_ids.get(step_id, step_id)
        # The order was compared in new ids; what stood before is told by the id that it had.
        change = replace(change, old=old_ids.get(change.old, change.old))
        if _neighbours(comparison, comparison.old, old_id) == _neighbours(comparison, comparison.new, step_id):
            change = replace(change, kind=RENUMBERED, level=comparison.sides.level(RENUMBERED))
        yield change


def _people(comparison: Comparison, step_id: str) -> set[str | None]:
    pairs = [pair for pair in comparison.steps if pair.new_id == step_id]
    return comparison.step_people(*(step for pair in pairs for step in (pair.old, pair.new)))


def _neighbours(comparison: Comparison, process: Process, step_id: str) -> tuple[object, ...]:
    """What leads to a step and what it leads to, in new ids; a first step is led to by the start."""
    current = comparison.current if process is comparison.old else str
    sources = {
        current(other) for other in process.steps for way in comparison.ways(process, other) if way.to == step_id
    }
    targets = {(way.condition, current(way.to)) for way in comparison.ways(process, step_id)}
    return sources, targets, next(iter(process.steps)) == step_id
