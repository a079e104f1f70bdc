"""The rule ``decision-branches``."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from procman.flow.references import way_element
from procman.lint.context import Context
from procman.lint.names import node
from procman.lint.rule import Report, report, rule


@rule(severity="error", set="correct")
def decision_branches(context: Context) -> Iterator[Report]:
    """A decision does not decide.

    What it checks:
        A decision has at least two ways out, each with a condition of its own, and they do not all lead to the same
        place.

    Why:
        A decision with one way is no decision, and with the same condition twice nobody knows which way to go.

    Remedy:
        Write `next: {condition: step, other condition: step}`, or make the step an ordinary one.
    """
    for step_id, step in context.process.steps.items():
        if step.kind != "decision":
            continue
        named = node(context.graph, step_id)
        element = ("steps", step_id, "next")
        conditions: dict[str, str] = {}
        for index, way in enumerate(step.next):
            if way.condition is None:
                if len(step.next) > 1:
                    yield report(
                        way_element(step_id, step, index), at="value", variant="condition", node=named, to=way.to
                    )
                continue
            plain = "".join(unicodedata.normalize("NFKC", way.condition).casefold().split())
            if plain in conditions:
                both = (conditions[plain], way.condition)
                yield report(way_element(step_id, step, index), variant="twice", node=named, conditions=both)
            conditions[plain] = way.condition
        if len(step.next) < 2:
            yield report(element, variant="", node=named)
        elif len({way.to for way in step.next}) == 1:
            yield report(element, variant="same", node=named, target=node(context.graph, step.next[0].to))
