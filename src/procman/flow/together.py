"""Whether one case can pass two steps, and how."""

from __future__ import annotations

from procman.flow.graph import Graph
from procman.flow.parallel import parallel_blocks
from procman.flow.paths import shortest_path


def way_between(graph: Graph, one: str, other: str) -> list[str] | None:
    """Nodes of a shortest way from one of two nodes to the other, or None when neither leads to the other.

    The way from the first to the second is preferred; ways back through a loop count.
    """
    return shortest_path(graph, one, other) or shortest_path(graph, other, one)


def on_parallel_branches(graph: Graph, one: str, other: str) -> bool:
    """Whether two nodes lie on different branches of one parallel split, so that the same case passes both."""
    for block in parallel_blocks(graph).values():
        first = {head for head, nodes in block.branches.items() if one in nodes}
        second = {head for head, nodes in block.branches.items() if other in nodes}
        if first and second and first | second != first & second:
            return True
    return False
