"""In which row every node stands."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Sequence

from procman.diagram.grid import GridEdge, GridNode

_LONGEST_HANDOVER = 3


def assign_ranks(nodes: Sequence[GridNode], edges: Sequence[GridEdge]) -> int:
    """Give every node its rank.

    All ranks of a phase precede those of the next phase. Within a phase a node stands after its latest predecessor,
    or beside it: a single predecessor may hand over on the same row, and the line keeps the row for itself.

    Args:
        nodes: All nodes.
        edges: All edges; those marked backward do not count.

    Returns:
        The number of ranks.
    """
    ranking = _Ranking()
    incoming: dict[int, list[GridNode]] = defaultdict(list)
    for edge in edges:
        if not edge.backward:
            incoming[edge.target.index].append(edge.source)
    phase, base = 0, 0
    greatest = -1
    for node in _topological(nodes, edges):
        if node.phase != phase:
            phase, base = node.phase, greatest + 1
        ranking.place(node, incoming[node.index], base)
        greatest = max(greatest, node.rank)
    used = {rank: place for place, rank in enumerate(sorted({node.rank for node in nodes}))}
    for node in nodes:
        node.rank = used[node.rank]
    return len(used)


def _topological(nodes: Sequence[GridNode], edges: Sequence[GridEdge]) -> list[GridNode]:
    """Nodes after all their predecessors; otherwise by phase, then in declared order."""
    waiting = dict.fromkeys((node.index for node in nodes), 0)
    outgoing: dict[int, list[GridNode]] = defaultdict(list)
    for edge in edges:
        if not edge.backward:
            waiting[edge.target.index] += 1
            outgoing[edge.source.index].append(edge.target)
    ready = [(node.phase, node.index) for node in nodes if not waiting[node.index]]
    heapq.heapify(ready)
    order = []
    while ready:
        _, index = heapq.heappop(ready)
        order.append(nodes[index])
        for target in outgoing[index]:
            waiting[target.index] -= 1
            if not waiting[target.index]:
                heapq.heappush(ready, (target.phase, target.index))
    return order


class _Ranking:
    """Which cells are taken: one row of a lane holds one node, which keeps lanes narrow enough for paper."""

    def __init__(self) -> None:
        self._taken: set[tuple[int, int]] = set()
        self._sides: set[tuple[int, int]] = set()

    def place(self, node: GridNode, predecessors: Sequence[GridNode], base: int) -> None:
        latest = sorted(predecessors, key=lambda source: -source.rank)
        if latest and latest[0].rank >= base and self._beside(node, latest):
            return
        rank = max(base, latest[0].rank + 1 if latest else 0)
        while (node.lane, rank) in self._taken:
            rank += 1
        node.rank = rank
        self._taken.add((node.lane, rank))

    def _beside(self, node: GridNode, latest: Sequence[GridNode]) -> bool:
        """Hand over sideways, if the row is free from the single latest predecessor to the node's lane."""
        source = latest[0]
        rank, distance = source.rank, node.lane - source.lane
        alone = len(latest) == 1 or latest[1].rank < rank
        if not alone or not distance or source.sideways >= _LONGEST_HANDOVER:
            return False
        if source.bar or node.bar or source.kind == "start":
            return False
        step = 1 if distance > 0 else -1
        cells = {(lane, rank) for lane in range(source.lane + step, node.lane + step, step)}
        if cells & self._taken or (source.index, step) in self._sides:
            return False
        node.rank, node.sideways = rank, source.sideways + 1
        self._taken |= cells
        self._sides |= {(source.index, step), (node.index, -step)}
        return True
