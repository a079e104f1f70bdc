"""From whom the performer of each step takes work over, and to whom he hands it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from procman.documents.view.steps import landing
from procman.flow.graph import Graph, build_graph

if TYPE_CHECKING:
    from procman.model.process import Process

_NOBODYS: Final = ("parallel", "join")  # ways part and meet there, nobody works


@dataclass(slots=True)
class Partners:
    """Performers before and after a step, the step's own left out: roles, parties and systems by id, in order.

    Attributes:
        givers: From whom the work comes.
        takers: To whom it goes.
        own: Sides, ``givers`` or ``takers``, on which the performer works himself.
    """

    givers: dict[str, None] = field(default_factory=dict)
    takers: dict[str, None] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)


def partners(process: Process) -> dict[str, Partners]:
    """The partners of every step that somebody performs; what happens when a limit has passed is no hand-over."""
    graph = build_graph(process)
    found = {step_id: Partners() for step_id, step in process.steps.items() if step.role and step.kind not in _NOBODYS}
    for source in found:
        giver = process.steps[source].role
        for target in _following(graph, source):
            taker = process.steps[target].role if target in process.steps else None
            if taker is None or giver is None or target not in found:
                continue
            if taker == giver:
                found[source].own.add("takers")
                found[target].own.add("givers")
            else:
                found[source].takers[taker] = None
                found[target].givers[giver] = None
    return found


def _following(graph: Graph, source: str) -> list[str]:
    return [
        target
        for edge in graph.outgoing.get(source, ())
        if edge.kind != "timeout"
        for target in landing(graph, edge.target)[0]
    ]
