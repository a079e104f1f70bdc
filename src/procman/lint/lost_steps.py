"""Steps that a case can come to and never finish from; rules must not report what follows from such a circle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procman.flow.graph import START
from procman.flow.reach import reachable, reaching

if TYPE_CHECKING:
    from procman.lint.context import Context


def lost_steps(context: Context) -> list[str]:
    """Reached steps from which no way leads to an end, in the order of the file.

    Steps before a way out that is faulty in itself are left out: missing-end, unknown-step and the rules of branches
    report that.
    """
    graph, process = context.graph, context.process
    if not process.ends or not process.steps:
        return []
    finishing = reaching(graph, process.ends)
    if process.steps.keys() <= finishing:
        return []
    finishing |= reaching(graph, _reported_elsewhere(context))
    reached = reachable(graph, [START])
    return [step_id for step_id in process.steps if step_id in reached and step_id not in finishing]


def _reported_elsewhere(context: Context) -> set[str]:
    graph = context.graph
    faulty = {
        step_id
        for step_id, step in context.process.steps.items()
        if any(way.to not in graph.nodes for way in step.next)
    }
    return faulty | {step_id for step_id in context.process.steps if not graph.outgoing[step_id]}
