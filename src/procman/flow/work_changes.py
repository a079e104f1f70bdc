"""How often work changes hands on its way through a process."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import TypeVar

from procman.flow.graph import Edge, Graph
from procman.records import record

Run = TypeVar("Run")


@record(frozen=True, slots=True)
class Alternation:
    """Work that goes to and fro between two performers.

    Attributes:
        one: The performer with whom it begins.
        other: The performer who sends it back.
        changes: How often it changes hands between them without anybody else coming in.
        path: The steps in which it arrives somewhere, with the first step before them.
    """

    one: str
    other: str
    changes: int
    path: tuple[str, ...]


def forward_order(graph: Graph) -> tuple[list[str], dict[str, list[Edge]]]:
    """Nodes in an order in which every way forward leads on, and the ways forward into each.

    Rework and timeouts are left out: they are exceptions, and without them no loop remains.
    """
    incoming = {node: [edge for edge in edges if edge.kind == "sequence"] for node, edges in graph.incoming.items()}
    left = {node: len(edges) for node, edges in incoming.items()}
    ready = [node for node, count in left.items() if not count]
    order = []
    while ready:
        node = ready.pop()
        order.append(node)
        for edge in graph.outgoing[node]:
            if edge.kind == "sequence":
                left[edge.target] -= 1
                if not left[edge.target]:
                    ready.append(edge.target)
    return order, incoming


def most_changes(graph: Graph, people: Container[str]) -> tuple[str, ...]:
    """The way on which work changes hands most often, as the steps in which it comes into other hands.

    Args:
        graph: The flow.
        people: Performers that count. What systems and outside parties do in between hands nothing over.

    Returns:
        The first step, and each step whose performer is another than the one before.
    """
    best: dict[str, dict[str, tuple[str, ...]]] = {}
    order, incoming = forward_order(graph)
    for node in order:
        arrived = _longest(best[edge.source] for edge in incoming[node])
        role = _performer(graph, node, people)
        if role:
            ways = [path if holder == role else (*path, node) for holder, path in arrived.items()]
            arrived = {role: max(ways, key=len, default=(node,))}
        best[node] = arrived
    return max((path for arrived in best.values() for path in arrived.values()), key=len, default=())


def longest_alternation(graph: Graph, people: Container[str]) -> Alternation | None:
    """Where work goes to and fro between the same two performers most often.

    Args:
        graph: The flow.
        people: Performers that count, as for ``most_changes``.

    Returns:
        None where work never comes back to whom it came from.
    """
    runs: dict[str, dict[tuple[str, str], tuple[str, ...]]] = {}
    order, incoming = forward_order(graph)
    longest: tuple[str, ...] = ()
    between = ("", "")
    for node in order:
        edges = incoming[node]
        arrived = runs[edges[0].source] if len(edges) == 1 else _longest(runs[edge.source] for edge in edges)
        role = _performer(graph, node, people)
        if role:
            arrived = _handed(arrived, node, role)
            for pair, path in arrived.items():
                if len(path) > len(longest):
                    longest, between = path, pair
        runs[node] = arrived
    if len(longest) <= 2:
        return None
    one, other = between if len(longest) % 2 == 0 else between[::-1]
    return Alternation(one, other, len(longest) - 1, longest)


def _longest(arrived: Iterable[Mapping[Run, tuple[str, ...]]]) -> dict[Run, tuple[str, ...]]:
    """Of the ways that arrive in the same state, the longest; of equal ones the first."""
    merged: dict[Run, tuple[str, ...]] = {}
    for ways in arrived:
        for state, path in ways.items():
            if len(path) > len(merged.get(state, ())):
                merged[state] = path
    return merged


def _performer(graph: Graph, node: str, people: Container[str]) -> str:
    """Who performs a step, if the performer counts; nothing otherwise."""
    step = graph.nodes[node].step
    if step is None or step.routing or step.role is None or step.role not in people:
        return ""
    return step.role


def _handed(
    arrived: Mapping[tuple[str, str], tuple[str, ...]], node: str, role: str
) -> dict[tuple[str, str], tuple[str, ...]]:
    """The runs that lead on from a step: gone on, begun anew by somebody who comes in, or begun here."""
    if all(holder == role for _, holder in arrived):
        return dict(arrived) or {("", role): (node,)}
    runs: dict[tuple[str, str], tuple[str, ...]] = {}
    for (giver, holder), path in arrived.items():
        if holder == role:
            state, longer = (giver, holder), path
        else:
            state, longer = (holder, role), (*path, node) if giver == role else (path[-1], node)
        if len(longer) > len(runs.get(state, ())):
            runs[state] = longer
    return runs
