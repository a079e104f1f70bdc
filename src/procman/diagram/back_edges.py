"""Which edges are left out of the ranking, so that the rest has no loop."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from procman.diagram.grid import GridEdge, GridNode
from procman.flow.components import strongly_connected_components


def mark_backward(nodes: Sequence[GridNode], edges: Sequence[GridEdge]) -> None:
    """Mark edges to earlier phases, and in every loop the fewest that break it.

    In each strongly connected component two sets are compared: edges against the declared order, and edges that a
    depth-first search finds going back. The smaller one wins, the declared order on a tie: the search alone turns
    the wrong edge round where a loop has two entries.
    """
    for edge in edges:
        edge.backward = edge.target.phase < edge.source.phase
    forward = [edge for edge in edges if not edge.backward]
    successors: dict[str, list[str]] = {node.id: [] for node in nodes}
    for edge in forward:
        successors[edge.source.id].append(edge.target.id)
    component = strongly_connected_components(successors)
    found = _depth_first(nodes, forward)
    declared: dict[int, list[GridEdge]] = defaultdict(list)
    searched: dict[int, list[GridEdge]] = defaultdict(list)
    for edge in forward:
        number = component[edge.source.id]
        if number != component[edge.target.id]:
            continue
        if edge.target.index <= edge.source.index:
            declared[number].append(edge)
        if edge.index in found:
            searched[number].append(edge)
    for number in sorted(declared):
        against_order, by_search = declared[number], searched[number]
        for edge in against_order if len(against_order) <= len(by_search) else by_search:
            edge.backward = True


def _depth_first(nodes: Sequence[GridNode], edges: Sequence[GridEdge]) -> set[int]:
    """Indices of the edges that lead to a node on the search's own path."""
    outgoing: dict[int, list[GridEdge]] = defaultdict(list)
    entered = set()
    for edge in edges:
        outgoing[edge.source.index].append(edge)
        entered.add(edge.target.index)
    roots = sorted(nodes, key=lambda node: (node.kind != "start", node.index in entered, node.index))
    on_path: dict[int, bool] = {}
    found: set[int] = set()
    for root in roots:
        if root.index in on_path:
            continue
        on_path[root.index] = True
        work: list[tuple[int, Iterator[GridEdge]]] = [(root.index, iter(outgoing[root.index]))]
        while work:
            node, rest = work[-1]
            following = next(rest, None)
            if following is None:
                on_path[node] = False
                work.pop()
                continue
            target = following.target.index
            if target not in on_path:
                on_path[target] = True
                work.append((target, iter(outgoing[target])))
            elif on_path[target]:
                found.add(following.index)
    return found
