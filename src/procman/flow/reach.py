"""What can be reached from where."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from procman.flow.graph import Graph


def reachable(graph: Graph, sources: Iterable[str], without: Collection[str] = ()) -> set[str]:
    """Nodes on some path from the sources, the sources included; ``without`` names nodes that no path may pass."""
    outgoing = graph.outgoing
    waiting = [node for node in sources if node in outgoing and node not in without]
    found = set(waiting)
    while waiting:
        for edge in outgoing[waiting.pop()]:
            node = edge.target
            if node not in found and node not in without:
                found.add(node)
                waiting.append(node)
    return found


def reaching(graph: Graph, targets: Iterable[str]) -> set[str]:
    """Nodes from which some path leads to the targets, the targets included."""
    incoming = graph.incoming
    waiting = [node for node in targets if node in incoming]
    found = set(waiting)
    while waiting:
        for edge in incoming[waiting.pop()]:
            node = edge.source
            if node not in found:
                found.add(node)
                waiting.append(node)
    return found
