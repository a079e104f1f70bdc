"""Example paths, so that a finding can show how a case gets there."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from procman.flow.graph import Graph


def shortest_path(graph: Graph, source: str, target: str, without: Iterable[str] = ()) -> list[str] | None:
    """Nodes of a shortest path; of several, the one whose ways stand first in the file.

    Args:
        graph: The flow.
        source: Where the path begins.
        target: Where it ends.
        without: Nodes that the path may not pass.

    Returns:
        The nodes, source and target included, or None when there is no path.
    """
    barred = set(without)
    if source in barred or target in barred or source not in graph.nodes:
        return None
    before: dict[str, str | None] = {source: None}
    waiting = deque([source])
    while waiting:
        node = waiting.popleft()
        if node == target:
            return _traced(before, node)
        for edge in graph.outgoing[node]:
            if edge.target not in before and edge.target not in barred:
                before[edge.target] = node
                waiting.append(edge.target)
    return None


def shortest_circle(graph: Graph, source: str) -> list[str]:
    """The first circle that a case comes into; of several, the one whose ways stand first in the file.

    Args:
        graph: The flow.
        source: Where the case begins.

    Returns:
        The nodes, the first one at the end once more; empty when no circle can be reached.
    """
    seen = {source: None}
    waiting = deque([source])
    while waiting:
        node = waiting.popleft()
        back = [path for edge in graph.outgoing[node] if (path := shortest_path(graph, edge.target, node))]
        if back:
            return [node, *min(back, key=len)]
        for edge in graph.outgoing[node]:
            if edge.target not in seen:
                seen[edge.target] = None
                waiting.append(edge.target)
    return []


def _traced(before: dict[str, str | None], node: str) -> list[str]:
    path = [node]
    while (previous := before[path[-1]]) is not None:
        path.append(previous)
    return path[::-1]
