"""The rule ``no-way-to-end``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.flow.graph import START
from procman.flow.paths import shortest_circle, shortest_path
from procman.flow.reach import reachable, reaching
from procman.lint.context import Context
from procman.lint.names import trail
from procman.lint.rule import Report, report, rule


@rule(severity="error", set="correct")
def no_way_to_end(context: Context) -> Iterator[Report]:
    """A case that comes here can never be finished.

    What it checks:
        From every step some way leads to an end of the process. The message shows how a case gets into the circle that
        it cannot leave.

    Why:
        Cases would go round in circles or lie there for ever.

    Remedy:
        Add a way that leads on to an end.
    """
    graph, process = context.graph, context.process
    if not process.ends or not process.steps:
        return
    finishing = reaching(graph, process.ends)
    if process.steps.keys() <= finishing:
        return
    finishing |= reaching(graph, _reported_elsewhere(context))
    reached = reachable(graph, [START])
    for step_id in process.steps:
        if step_id in finishing or step_id not in reached:
            continue
        # Only where a case gets in: the steps behind it are lost for the same reason.
        if any(edge.source in finishing or edge.source == START for edge in graph.incoming[step_id]):
            shown = (shortest_path(graph, START, step_id) or [step_id])[1:]
            circle = trail(graph, shortest_circle(graph, step_id))
            yield report(("steps", step_id), trail=trail(graph, shown), circle=circle)


def _reported_elsewhere(context: Context) -> set[str]:
    """Steps whose way out is faulty in itself; missing-end, unknown-step and the rules of branches say so."""
    graph = context.graph
    faulty = {
        step_id
        for step_id, step in context.process.steps.items()
        if any(way.to not in graph.nodes for way in step.next)
    }
    return faulty | {step_id for step_id in context.process.steps if not graph.outgoing[step_id]}
