"""What can be reached from where."""

from __future__ import annotations

from collections.abc import Iterable

from procman.flow.graph import Graph


def reachable(graph: Graph, sources: Iterable[str], without: frozenset[str] = frozenset()) -> set[str]:
    """Nodes on some path from the sources, the sources included; ``without`` names nodes that no path may pass."""
    return _closure({node: [edge.target for edge in ways] for node, ways in graph.outgoing.items()}, sources, without)


def reaching(graph: Graph, targets: Iterable[str]) -> set[str]:
    """Nodes from which some path leads to the targets, the targets included."""
    return _closure(
        {node: [edge.source for edge in ways] for node, ways in graph.incoming.items()}, targets, frozenset()
    )


def _closure(following: dict[str, list[str]], roots: Iterable[str], without: frozenset[str]) -> set[str]:
    waiting = [root for root in roots if root in following and root not in without]
    found = set(waiting)
    while waiting:
        for node in following[waiting.pop()]:
            if node not in found and node not in without:
                found.add(node)
                waiting.append(node)
    return found
