"""The rule ``decision-conditions-gap``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import node
from procman.lint.number_decisions import number_decisions, numbers
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended")
def decision_conditions_gap(context: Context) -> Iterator[Report]:
    """The conditions of a decision leave out some number.

    What it checks:
        Where all conditions of a decision are numbers (`不足 500 元`, `超过 500 元`, `500 to 5000`), none is left out
        between the lowest and the highest of them. Whole numbers that follow each other (`不超过 500 元`,
        `501～5000 元`) leave no gap, and neither do decisions with `else`.

    Why:
        A case with the number that was left out has no way to go on.

    Remedy:
        Let one of the two neighbours include the border, or add a condition for the numbers between them.
    """
    for step_id, step, spans in number_decisions(context.process):
        if len(spans) < len(step.next):
            continue
        from procman.lint.thresholds import gaps  # most manuals have no such decision

        for low, high in gaps(span for _, span in spans):
            yield report(("steps", step_id, "next"), node=node(context.graph, step_id), numbers=numbers(low, high))
