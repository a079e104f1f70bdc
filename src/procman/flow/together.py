"""Whether one case can pass two steps, and how."""

from __future__ import annotations

from functools import cached_property

from procman.flow.graph import Graph
from procman.flow.parallel import parallel_blocks
from procman.flow.paths import shortest_path
from procman.flow.reach import reachable


class Together:
    """Answers for one flow; what follows from a node is worked out once."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._reached: dict[str, set[str]] = {}

    def in_one_case(self, one: str, other: str) -> bool:
        """Whether a case can pass both nodes.

        It can when some way leads from one to the other, ways back through a loop and ways after a timeout included,
        or when they lie on different branches of one parallel split.
        """
        return self._leads(one, other) or self._leads(other, one) or self._on_parallel_branches(one, other)

    def way(self, one: str, other: str) -> list[str] | None:
        """Nodes of a shortest way from the first to the second node, else from the second to the first, else None."""
        return shortest_path(self._graph, one, other) or shortest_path(self._graph, other, one)

    def _leads(self, one: str, other: str) -> bool:
        if one not in self._reached:
            self._reached[one] = reachable(self._graph, [one])
        return other in self._reached[one]

    def _on_parallel_branches(self, one: str, other: str) -> bool:
        for branches in self._branches:
            first = {head for head, nodes in branches.items() if one in nodes}
            second = {head for head, nodes in branches.items() if other in nodes}
            if first and second and first != second:
                return True
        return False

    @cached_property
    def _branches(self) -> list[dict[str, frozenset[str]]]:
        return [block.branches for block in parallel_blocks(self._graph).values()]
