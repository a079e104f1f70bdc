"""A process without its loops: every round of a loop becomes nodes of its own."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from procman.flow.components import strongly_connected_components
from procman.records import record

if TYPE_CHECKING:
    from procman.flow.graph import Edge, Graph

STATES = 2000
"""Up to so many nodes loops are unrolled exactly; beyond that the rounds of the loops are fewer than may be."""


@record(frozen=True, slots=True)
class Unrolled:
    """All ways through a process, round by round.

    Attributes:
        nodes: The node of the process, by place; every way leads to a later place, and the first place is the start.
        before: The places that lead to a place.
        endless: Ways back that no way with ``at_most`` bounds; they count once.
        cut: Whether some loop has fewer rounds than it may have, as there are too many ways.
    """

    nodes: list[str]
    before: list[list[int]]
    endless: tuple[Edge, ...] = ()
    cut: bool = False


@record(slots=True)
class _Counter:
    """How a way of a loop is counted: one digit of a number that stands for all counts of the loop."""

    edge: Edge
    most: int
    group: int
    unit: int = 1


def unroll(graph: Graph, start: str) -> Unrolled:
    """All ways from a node, as often around each loop as its ``at_most`` allows."""
    back = [edge for edge in graph.edges if graph.nodes[edge.target].order <= graph.nodes[edge.source].order]
    return _rounds(graph, start, back) if back else _straight(graph, start)


def _straight(graph: Graph, start: str) -> Unrolled:
    """Without ways back the order of the file is an order of the ways."""
    places, nodes, before = {start: 0}, [start], [list[int]()]
    for node in graph.nodes:
        sources = [places[edge.source] for edge in graph.incoming[node] if edge.source in places]
        if sources:
            places[node] = len(nodes)
            nodes.append(node)
            before.append(sources)
    return Unrolled(nodes, before)


def _rounds(graph: Graph, start: str, back: list[Edge]) -> Unrolled:
    groups = _groups(graph, back)
    endless = _endless(graph, back)
    counters = {edge.id: _Counter(edge, 1, groups[edge.source]) for edge in endless}
    for edge in graph.edges:
        if edge.at_most and edge.source in groups and groups[edge.source] == groups.get(edge.target):
            counters[edge.id] = _Counter(edge, edge.at_most, groups[edge.source])
    cut = _number(counters.values(), groups)
    rounds = _Rounds(graph, start, groups, counters)
    members: dict[int, list[str]] = {}
    for node in graph.nodes:
        if node in groups:
            members.setdefault(groups[node], []).append(node)
    free = [edge for edge in back if edge.id not in counters]
    for node in graph.nodes:
        group = groups.get(node)
        if group is None:
            rounds.add_node(node)
        elif members[group][0] == node:
            ordered = _ordered(graph, members[group], counters) if free else members[group]
            rounds.add_group(ordered, math.prod(one.most + 1 for one in counters.values() if one.group == group))
    return Unrolled(rounds.nodes, rounds.before, endless, cut)


def _groups(graph: Graph, back: list[Edge]) -> dict[str, int]:
    """Number the stretches of the file inside which all loops lie; who leaves one never comes back."""
    spans = sorted((graph.nodes[edge.target].order, graph.nodes[edge.source].order) for edge in back)
    merged: list[list[int]] = []
    for first, last in spans:
        if merged and first <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], last)
        else:
            merged.append([first, last])
    return {
        node.id: number
        for number, (first, last) in enumerate(merged)
        for node in graph.nodes.values()
        if first <= node.order <= last
    }


def _endless(graph: Graph, back: list[Edge]) -> tuple[Edge, ...]:
    """The ways back of loops in which no way says how often."""
    if all(edge.at_most for edge in back):
        return ()
    successors: dict[str, list[str]] = {node: [] for node in graph.nodes}
    for edge in graph.edges:
        if not edge.at_most:
            successors[edge.source].append(edge.target)
    component = strongly_connected_components(successors)
    return tuple(edge for edge in back if not edge.at_most and component[edge.source] == component[edge.target])


def _number(counters: Iterable[_Counter], groups: Mapping[str, int]) -> bool:
    """Give the counted ways of each group their digits; say whether some had to be cut."""
    cut = False
    by_group: dict[int, list[_Counter]] = {}
    for counter in counters:
        by_group.setdefault(counter.group, []).append(counter)
    for group, members in by_group.items():
        room = max(1, STATES // sum(number == group for number in groups.values()))
        if math.prod(one.most + 1 for one in members) > room:
            _cut(members, room)
            cut = True
        unit = 1
        for one in members:
            one.unit = unit
            unit *= one.most + 1
    return cut


def _cut(members: list[_Counter], room: int) -> None:
    """Take rounds from the loops that have most, until there is room for the rest."""
    for one in members:
        one.most = min(one.most, room)
    while math.prod(one.most + 1 for one in members) > room:
        max(reversed(members), key=lambda one: one.most).most -= 1


class _Rounds:
    """Writes the places one after the other; all counts of a loop in one number, which only grows on the way."""

    def __init__(self, graph: Graph, start: str, groups: Mapping[str, int], counters: Mapping[str, _Counter]) -> None:
        self.nodes: list[str] = []
        self.before: list[list[int]] = []
        self._graph, self._start = graph, start
        self._groups, self._counters = groups, counters
        self._places: dict[str, dict[int, int]] = {}

    def add_node(self, node: str) -> None:
        """A node on no loop."""
        self._add(node, 0, [place for edge in self._graph.incoming[node] for place in self._of(edge.source)])

    def add_group(self, members: list[str], counts: int) -> None:
        """The nodes of a loop, with every count of its ways."""
        for count in range(counts):
            for node in members:
                self._add(node, count, self._before(node, count))

    def _before(self, node: str, count: int) -> list[int]:
        group, found = self._groups[node], list[int]()
        for edge in self._graph.incoming[node]:
            if self._groups.get(edge.source) != group:
                found += self._of(edge.source) if count == 0 else ()
                continue
            counter, earlier = self._counters.get(edge.id), count
            if counter is not None:
                if count // counter.unit % (counter.most + 1) == 0:
                    continue
                earlier = count - counter.unit
            place = self._places.get(edge.source, {}).get(earlier)
            if place is not None:
                found.append(place)
        return found

    def _add(self, node: str, count: int, before: list[int]) -> None:
        first = node == self._start and count == 0
        if before or first:
            self._places.setdefault(node, {})[count] = len(self.nodes)
            self.nodes.append(node)
            self.before.append([] if first else before)

    def _of(self, node: str) -> Iterable[int]:
        return self._places.get(node, {}).values()


def _ordered(graph: Graph, members: list[str], counters: Mapping[str, _Counter]) -> list[str]:
    """The nodes of a loop, each after those from which an uncounted way leads to it."""
    inside, ordered = set(members), dict[str, None]()
    for root in members:
        stack = [root]
        while stack:
            node = stack[-1]
            waiting = [
                edge.source
                for edge in graph.incoming[node]
                if edge.source in inside and edge.source not in ordered and edge.id not in counters
            ]
            if waiting:
                stack.append(waiting[0])
            else:
                ordered[stack.pop()] = None
    return list(ordered)
