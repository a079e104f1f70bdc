"""The rule ``no-way-to-end``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.flow.graph import START
from procman.flow.paths import shortest_circle, shortest_path
from procman.lint.context import Context
from procman.lint.lost_steps import lost_steps
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
    graph = context.graph
    lost = lost_steps(context)
    for step_id in lost:
        # Only where a case gets in: the steps behind it are lost for the same reason.
        if any(edge.source not in lost for edge in graph.incoming[step_id]):
            shown = (shortest_path(graph, START, step_id) or [step_id])[1:]
            circle = trail(graph, shortest_circle(graph, step_id))
            yield report(("steps", step_id), trail=trail(graph, shown), circle=circle)
