"""Which documents exist when a case comes to a step: on every way to it, or on some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procman.flow.graph import START, Graph
from procman.records import record

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from procman.model.process import Process
    from procman.model.step import Step

REACHED = 1
"""The bit that says that a case comes here at all."""
RECORDED = 2
"""The bit that says that somebody has put something on record before."""


@record(frozen=True, slots=True)
class DocumentFlow:
    """The documents of one process as bits of whole numbers, so that all are followed at once.

    What stands in ``sometimes`` and ``always`` was there before the step begins; what the step makes itself is not. A
    step that times out counts as one that made what it makes, as work that is late is mostly not lost.

    Attributes:
        bits: The bit of every document that a step makes or, for a form, fills.
        makers: The steps that make or fill it, in the order of the file.
        made: What each node makes.
        sometimes: What there is on at least one way to a node; zero where no way leads.
        always: What there is on every way to a node; a join has what all of its branches bring. Every bit where no way
            leads.
    """

    bits: dict[str, int]
    makers: dict[str, list[str]]
    made: dict[str, int]
    sometimes: dict[str, int]
    always: dict[str, int]


def follow_documents(process: Process, graph: Graph) -> DocumentFlow:
    """Follow the documents of a process through its flow."""
    bits: dict[str, int] = {}
    makers: dict[str, list[str]] = {}
    made = dict.fromkeys(graph.nodes, 0)
    if graph.nodes:
        made[START] = REACHED
    for step_id, step in process.steps.items():
        mask = RECORDED if _records(step) else 0
        for one in (*step.outputs, *step.forms):
            if one not in bits:
                bits[one] = 4 << len(bits)
                makers[one] = [step_id]
            elif makers[one][-1] != step_id:
                makers[one].append(step_id)
            mask |= bits[one]
        made[step_id] = mask
    arrivals = _arrivals(graph)
    always = _on_every_way(graph, made, arrivals, (4 << len(bits)) - 1)
    return DocumentFlow(bits, makers, made, _on_some_way(graph, made, arrivals), always)


def way_without(graph: Graph, makers: Collection[str], target: str) -> list[str] | None:
    """A shortest way from the start to a node on which none of some steps is passed, not even in a parallel branch.

    Args:
        graph: The flow.
        makers: The steps; the target may be one of them.
        target: Where the way leads.

    Returns:
        The nodes of the way, the start left out, or None when every way passes one of the steps.
    """
    barred = set(makers)
    arrived: dict[str, int] = {}
    before: dict[str, str | None] = {START: None}
    waiting = [START] if START in graph.nodes else []
    for node in waiting:  # grows while it is walked
        if node == target:
            return _traced(before, node)
        for edge in graph.outgoing[node] if node not in barred else ():
            following = edge.target
            # Every branch must have come without the makers, or the join has what they made.
            arrived[following] = arrived.get(following, 0) + 1
            if following in before:
                continue
            if graph.nodes[following].kind != "join" or arrived[following] == len(graph.incoming[following]):
                before[following] = node
                waiting.append(following)
    return None


def _traced(before: Mapping[str, str | None], node: str) -> list[str]:
    """The way back to the start, turned round, without the start."""
    way = []
    while (previous := before[node]) is not None:
        way.append(node)
        node = previous
    return way[::-1]


def _records(step: Step) -> bool:
    return bool(
        step.outputs or step.forms or step.inputs or step.system or step.automatic or step.kind in ("wait", "call")
    )


def _arrivals(graph: Graph) -> list[tuple[str, bool, list[str]]]:
    """Every node that ways lead to, whether it waits for all of them, and where they come from.

    They are walked in the order of the file and back in turn, so that a file in either order takes few rounds.
    """
    return [
        (node, graph.nodes[node].kind == "join", [edge.source for edge in ways])
        for node, ways in graph.incoming.items()
        if ways
    ]


def _on_some_way(graph: Graph, made: Mapping[str, int], arrivals: list[tuple[str, bool, list[str]]]) -> dict[str, int]:
    found = dict.fromkeys(graph.nodes, 0)
    changed = True
    while changed:
        changed = False
        for node, _, sources in arrivals:
            mask = before = found[node]
            for source in sources:
                if found[source] or source == START:
                    mask |= found[source] | made[source]
            if mask != before:
                found[node], changed = mask, True
        arrivals = arrivals[::-1]
    return found


def _on_every_way(
    graph: Graph, made: Mapping[str, int], arrivals: list[tuple[str, bool, list[str]]], everything: int
) -> dict[str, int]:
    """The greatest solution: a loop brings nothing that was not there on the first way in."""
    found = dict.fromkeys(graph.nodes, everything)
    if START in found:
        found[START] = 0
    changed = True
    while changed:
        changed = False
        for node, joins, sources in arrivals:
            mask = 0 if joins else everything
            for source in sources:
                if joins:
                    mask |= found[source] | made[source]
                else:
                    mask &= found[source] | made[source]
            if mask != found[node]:
                found[node], changed = mask, True
        arrivals = arrivals[::-1]
    return found
