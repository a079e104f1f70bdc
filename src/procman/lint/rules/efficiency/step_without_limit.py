"""The rule ``step-without-limit``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from procman.lint.context import Context
from procman.lint.names import node
from procman.lint.rule import Report, report, rule

if TYPE_CHECKING:
    from procman.model.step import Step


@rule(severity="warning", set="recommended")
def step_without_limit(context: Context) -> Iterator[Report]:
    """A step has no time limit.

    What it checks:
        Every step that people carry out, and every wait, has a `time_limit`. A decision needs none where the same
        performer has just carried out the step before it. Splits, joins, automatic steps and calls of other processes
        need none either, nor does the first step of an outside party, with which a case begins.

    Why:
        Without limits of the steps nobody notices in time that the limit of the process cannot be kept.

    Remedy:
        Write `time_limit: 4h`, or in working days `time_limit: 3wd`.
    """
    for step_id, step in context.process.steps.items():
        if step.time_limit is None and _needs_limit(context, step_id, step):
            variant = "wait" if step.kind == "wait" else ""
            yield report(("steps", step_id), variant=variant, node=node(context.graph, step_id))


def _needs_limit(context: Context, step_id: str, step: Step) -> bool:
    if step.kind in ("parallel", "join", "call") or step.automatic:
        return False
    graph = context.graph
    before = [graph.nodes[edge.source] for edge in graph.incoming[step_id] if edge.kind == "sequence"]
    if any(found.kind == "start" for found in before):
        return step.role not in context.definitions.organisation.parties
    return step.kind != "decision" or not before or any(_performer(found.step) != step.role for found in before)


def _performer(step: Step | None) -> str | None:
    return step.role if step and not step.routing else None
