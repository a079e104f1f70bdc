"""The rule ``loop-without-bound``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.flow.components import strongly_connected_components
from procman.flow.references import edge_element
from procman.lint.context import Context
from procman.lint.lost_steps import lost_steps
from procman.lint.names import node
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended")
def loop_without_bound(context: Context) -> Iterator[Report]:
    """A way leads back without saying how often.

    What it checks:
        Every loop of the flow has a way with `at_most`. A loop that no way leads out of is told by `no-way-to-end`.

    Why:
        A case that is sent back again and again has no time limit that could be kept, and nobody notices it.

    Remedy:
        Write `{to: step, at_most: 2}`, and let the decision lead elsewhere after that, for example to the superior.
    """
    graph = context.graph
    free = [edge for edge in graph.edges if not edge.at_most]
    if all(graph.nodes[edge.target].order > graph.nodes[edge.source].order for edge in free):
        return
    successors: dict[str, list[str]] = {one: [] for one in graph.nodes}
    for edge in free:
        successors[edge.source].append(edge.target)
    component = strongly_connected_components(successors)
    for edge in free:
        back = graph.nodes[edge.target].order <= graph.nodes[edge.source].order
        if not back or component[edge.source] != component[edge.target]:
            continue
        if edge.target in lost_steps(context):
            continue
        variant = "timeout" if edge.kind == "timeout" else ""
        source, target = node(graph, edge.source), node(graph, edge.target)
        yield report(edge_element(graph, edge), variant=variant, node=source, target=target)
