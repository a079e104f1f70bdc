"""The ways through a process with what every step may take: the latest and the earliest moments at the ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from procman.flow.course import Moments
from procman.flow.unrolling import Unrolled, unroll

if TYPE_CHECKING:
    from procman.flow.graph import Graph
    from procman.flow.parallel import Block
    from procman.model.duration import Duration
    from procman.model.process import Process

Carry = Callable[[Moments, "Duration"], Moments]
"""Moments at which a limit runs out, by the moments at which it starts."""


class TimeNetwork:
    """What counts in the time of a process.

    Attributes:
        start: The step with which the clock starts.
        limits: The limits that count, by step.
        paused: Steps during which the clock stands still.
        open: Steps that take time but have no limit; they count nothing.
    """

    def __init__(
        self, graph: Graph, start: str, limits: Mapping[str, Duration], paused: tuple[str, ...], open: tuple[str, ...]
    ) -> None:
        self.graph = graph
        self.start = start
        self.limits = limits
        self.paused = paused
        self.open = open

    @cached_property
    def ways(self) -> Unrolled:
        """All ways, round by round."""
        return unroll(self.graph, self.start)

    @cached_property
    def ends(self) -> dict[str, int]:
        """The ends that can be reached, with their place among the ways."""
        nodes = self.graph.nodes
        return {node: place for place, node in enumerate(self.ways.nodes) if nodes[node].kind == "end"}

    def with_limit(self, step: str, limit: Duration) -> TimeNetwork:
        """The same with another limit of one step."""
        other = TimeNetwork(self.graph, self.start, {**self.limits, step: limit}, self.paused, self.open)
        for name in ("ways", "ends", "_reached", "_blocks"):
            if name in self.__dict__:
                other.__dict__[name] = self.__dict__[name]
        return other

    def latest(self, starts: Moments, carry: Carry) -> list[Moments]:
        """The latest moments at which each place is left, by the moments at which the clock starts.

        A join waits for the last branch, and the last of several ways to a node is the longest: both are a maximum.
        """
        limits, left = self.limits, list[Moments]()
        for node, before in zip(self.ways.nodes, self.ways.before, strict=True):
            if len(before) == 1:
                moments = left[before[0]]
            else:
                moments = _latest([left[place] for place in before]) if before else starts
            limit = limits.get(node)
            left.append(carry(moments, limit) if limit else moments)
        return left

    def at_ends(self, starts: Moments, carry: Carry) -> dict[str, Moments]:
        """The latest moments at the ends."""
        left = self.latest(starts, carry)
        return {end: left[place] for end, place in self.ends.items()}

    def latest_through(self, step: str, starts: Moments, carry: Carry) -> dict[str, Moments]:
        """The latest moments at the ends, of cases that pass a step; ends behind which it never lies are left out."""
        everywhere = self.latest(starts, carry)
        left: list[Moments | None] = []
        for place, (node, before) in enumerate(zip(self.ways.nodes, self.ways.before, strict=True)):
            passed = [moments for one in before if (moments := left[one]) is not None]
            if node == step:
                left.append(everywhere[place])
            elif passed:
                limit = self.limits.get(node)
                moments = _latest(passed)
                left.append(carry(moments, limit) if limit else moments)
            else:
                left.append(None)
        return {end: moments for end, place in self.ends.items() if (moments := left[place]) is not None}

    def longest_way(self, end: str, start: int, carry: Carry) -> list[str]:
        """The nodes of the way on which a case that starts at a moment is latest at an end."""
        left = self.latest([start], carry)
        place, way = self.ends[end], [end]
        while self.ways.before[place]:
            place = max(self.ways.before[place], key=lambda one: (left[one][0], -one))
            way.append(self.ways.nodes[place])
        return way[::-1]

    def earliest(self, starts: Moments, carry: Carry) -> tuple[dict[str, Moments], dict[str, str]]:
        """The earliest moments at which each node is left when every step takes as long as it may.

        Repeated until nothing changes: R. Bellman, *On a routing problem*, 1958; a join waits for all its branches.

        Returns:
            The moments by node, and for the first of the starts the node before each node.
        """
        left: dict[str, Moments] = {self.start: self._after(self.start, starts, carry)}
        before: dict[str, str] = {}
        reached: dict[str, Moments] = {}
        changed = True
        while changed:
            changed = False
            for node in self._reached:
                branches = self._branches(node, left)
                if not branches or node == self.start:
                    continue
                moments = _latest([_earliest([left[one] for one in branch]) for branch in branches])
                if moments != reached.get(node):
                    firsts = [min(branch, key=lambda one: left[one][0]) for branch in branches]
                    before[node] = max(firsts, key=lambda one: left[one][0])
                    reached[node], left[node] = moments, self._after(node, moments, carry)
                    changed = True
        return left, before

    def shortest_way(self, end: str, start: int, carry: Carry) -> list[str]:
        """The nodes of the way on which a case that starts at a moment is earliest at an end."""
        _, before = self.earliest([start], carry)
        way = [end]
        while way[-1] != self.start:
            way.append(before[way[-1]])
        return way[::-1]

    def _after(self, node: str, moments: Moments, carry: Carry) -> Moments:
        limit = self.limits.get(node)
        return carry(moments, limit) if limit else moments

    @cached_property
    def _reached(self) -> list[str]:
        from procman.flow.reach import reachable

        found = reachable(self.graph, [self.start])
        return [node for node in self.graph.nodes if node in found]

    @cached_property
    def _blocks(self) -> dict[str, Block]:
        from procman.flow.parallel import parallel_blocks

        blocks = parallel_blocks(self.graph).values()
        return {block.join: block for block in blocks if block.join is not None}

    def _branches(self, node: str, left: dict[str, Moments]) -> list[list[str]]:
        """The nodes before a node that can be left, by branch; none when a branch of a join cannot arrive."""
        sources = [edge.source for edge in self.graph.incoming[node] if edge.source in left]
        if node not in self._blocks or self._blocks[node].split not in left:
            return [sources] if sources else []
        block = self._blocks[node]
        branches = [
            [source for source in sources if source in region or (source == block.split and not region)]
            for region in block.branches.values()
        ]
        return branches if all(branches) else []


def network_of(process: Process, graph: Graph) -> TimeNetwork | None:
    """What counts in the time of a process; None when it has no steps."""
    if not process.steps:
        return None
    declared = process.time_limit
    start = declared.starts if declared and declared.starts in process.steps else next(iter(process.steps))
    pauses = set(declared.pauses) if declared else set()
    limits: dict[str, Duration] = {}
    paused, without = [], []
    for step_id, step in process.steps.items():
        if pauses and (step_id in pauses or step.name in pauses):
            paused.append(step_id)
        elif step.time_limit is not None:
            limits[step_id] = step.time_limit
        elif not (step.automatic or step.kind in ("decision", "parallel", "join")):
            without.append(step_id)
    return TimeNetwork(graph, start, limits, tuple(paused), tuple(without))


def _latest(ways: Sequence[Moments]) -> Moments:
    return ways[0] if len(ways) == 1 else list(map(max, *ways))


def _earliest(ways: Sequence[Moments]) -> Moments:
    return ways[0] if len(ways) == 1 else list(map(min, *ways))
