"""The steps that follow a step for the people who do the work: splits and joins are passed through."""

from __future__ import annotations

from procman.flow.graph import Graph


def working_successors(graph: Graph, step: str) -> tuple[str, ...]:
    """The steps that come next after a step, each once, in the order of its ways; ends are none."""
    waiting = [edge.target for edge in graph.outgoing.get(step, ())]
    seen: set[str] = set()
    found: list[str] = []
    while waiting:
        node = graph.nodes[waiting.pop(0)]
        if node.id in seen:
            continue
        seen.add(node.id)
        if node.kind in ("parallel", "join"):
            waiting += [edge.target for edge in graph.outgoing[node.id]]
        elif node.step is not None:
            found.append(node.id)
    return tuple(found)
