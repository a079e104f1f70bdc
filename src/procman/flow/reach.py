"""What can be reached from where."""

from __future__ import annotations

from collections.abc import Iterable

from procman.flow.graph import Graph


def reachable(graph: Graph, sources: Iterable[str], without: frozenset[str] = frozenset()) -> set[str]:
    """Nodes on some path from the sources, the sources included; ``without`` names nodes that no path may pass."""
    outgoing = graph.outgoing
    waiting = [source for source in sources if source in outgoing and source not in without]
    found = set(waiting)
    while waiting:
        for edge in outgoing[waiting.pop()]:
            target = edge.target
            if target not in found and target not in without:
                found.add(target)
                waiting.append(target)
    return found


def reaching(graph: Graph, targets: Iterable[str]) -> set[str]:
    """Nodes from which some path leads to the targets, the targets included."""
    incoming = graph.incoming
    waiting = [target for target in targets if target in incoming]
    found = set(waiting)
    while waiting:
        for edge in incoming[waiting.pop()]:
            if edge.source not in found:
                found.add(edge.source)
                waiting.append(edge.source)
    return found
