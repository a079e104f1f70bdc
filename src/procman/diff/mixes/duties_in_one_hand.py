"""Two duties that must be kept apart came into one hand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from procman.diff.change import Mix, Word
from procman.diff.mixes.mix import Seen
from procman.flow.duty_pairs import duties_apart

if TYPE_CHECKING:
    from procman.model.process import Process

NAME = "duties-in-one-hand"
_KINDS = ("performer-changed", "duty-changed", "step-added", "automation-changed")
_Holders = list[tuple[str, str, str]]


def find(seen: Seen) -> Iterator[Mix]:
    """A role carries out two steps of one case whose duties are kept apart, and did not before."""
    touched = {str(change.element[1]): change for change in seen.of(*_KINDS)}
    if not touched:
        return
    comparison = seen.comparison
    new = comparison.new
    apart = duties_apart(comparison.sides.new.manual.lint.segregation, new.domain)
    before = {
        (comparison.current(first), comparison.current(second))
        for first, second, _ in _in_one_hand(comparison.old, apart.keys())
    }
    together = None
    for first, second, role in _in_one_hand(new, apart.keys()):
        if (first, second) in before or not {first, second} & touched.keys():
            continue
        if together is None:
            from procman.flow.graph import build_graph
            from procman.flow.together import Together

            together = Together(build_graph(new))
        if together.in_one_case(first, second):
            duties = [Word("duty", str(new.steps[step].duty)) for step in (first, second)]
            yield from seen.mix(
                NAME,
                [touched[step] for step in (first, second) if step in touched],
                role=comparison.sides.performer(role),
                steps=[comparison.step_name(step) for step in (first, second)],
                duties=duties,
            )


def _in_one_hand(process: Process, apart: object) -> Iterator[tuple[str, str, str]]:
    holders = [
        (step_id, step.role, step.duty)
        for step_id, step in process.steps.items()
        if step.role and step.duty and not step.automatic
    ]
    for (first, role, one), (second, other_role, other) in combinations(holders, 2):
        if role == other_role and tuple(sorted((one, other))) in apart:  # type: ignore[operator]
            yield first, second, role
