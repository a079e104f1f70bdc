"""The rule ``unreachable-step``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.flow.graph import START
from procman.flow.reach import reachable
from procman.lint.context import Context
from procman.lint.lost_steps import lost_steps
from procman.lint.names import node
from procman.lint.rule import Report, report, rule


@rule(severity="error", set="correct")
def unreachable_step(context: Context) -> Iterator[Report]:
    """A step or an end is never reached.

    What it checks:
        Some way leads from the first step of the file to every step and every end. As long as a case can get lost in a
        circle (`no-way-to-end`), nothing is said here: the way that is missing there is mostly the one that leads on.

    Why:
        What is never reached is never done, although the manual says that it is.

    Remedy:
        Let the `next` of the right step lead there, or delete what is left over. A step without `next` leads to the
        step below it.
    """
    graph = context.graph
    reached = reachable(graph, [START])
    if graph.nodes.keys() <= reached or lost_steps(context):
        return
    for found in graph.nodes.values():
        if found.id in reached:
            continue
        # One finding for a chain: a step whose predecessors are unreachable themselves follows from them.
        follows = any(edge.source not in reached and edge.source != found.id for edge in graph.incoming[found.id])
        if follows and not _in_closed_loop(context, found.id):
            continue
        section = "ends" if found.kind == "end" else "steps"
        yield report((section, found.id), variant="end" if section == "ends" else "", node=node(graph, found.id))


def _in_closed_loop(context: Context, node_id: str) -> bool:
    """Whether a node is the first of a loop that nothing outside leads to."""
    graph = context.graph
    reaching = {node_id}
    waiting = [node_id]
    while waiting:
        for edge in graph.incoming[waiting.pop()]:
            if edge.source not in reaching:
                reaching.add(edge.source)
                waiting.append(edge.source)
    ahead = reachable(graph, [node_id])
    return reaching <= ahead and node_id == min(reaching, key=lambda one: graph.nodes[one].order)
