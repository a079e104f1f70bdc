"""Who stands before and after a step, as the person at the step sees it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procman.documents.content import clean
from procman.documents.view.names import Link, Links, Names, ProcessNames
from procman.documents.view.steps import condition_text, landing
from procman.flow.graph import START, Edge
from procman.flow.hand_overs import calls

if TYPE_CHECKING:
    from procman.model.process import Process
    from procman.model.step import Step


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Who is at the other end of a hand-over.

    Attributes:
        performers: Who works there; nobody at an end.
        step: The step or end there; None when only the party or process is known.
        process: The other process, when it is one.
        own: Whether it is the reader.
        condition: When it is this one; empty when always.
    """

    performers: Links = ()
    step: Link | None = None
    process: Link | None = None
    own: bool = False
    condition: str = ""


@dataclass(frozen=True, slots=True)
class ArrivalView:
    """A way by which work comes to a step.

    Attributes:
        kind: ``start``, ``call`` (another process runs this one), ``sequence``, ``rework`` or ``timeout``.
        joined: Whether the work begins only when all arrivals so marked are there.
        origin: Whence; None at a start.
        at_most: How often a case may come this way, as a phrase.
    """

    kind: str
    joined: bool = False
    origin: Counterpart | None = None
    at_most: str = ""


@dataclass(frozen=True, slots=True)
class DepartureView:
    """A way by which work leaves a step.

    Attributes:
        kind: ``sequence``, ``rework`` or ``timeout``.
        manner: ``one``, ``parallel`` or ``joined``, as in ``WayView``.
        targets: Whither; none for a limit that only gives notice.
        notify: Who is told when a limit has passed.
    """

    kind: str
    manner: str
    condition: str
    targets: tuple[Counterpart, ...]
    at_most: str = ""
    notify: Links = ()


def arrivals(names: ProcessNames, role: str, step_id: str) -> tuple[ArrivalView, ...]:
    """Whence work comes to a step; splits and joins are passed through, for nobody works in them."""
    found: list[ArrivalView] = []
    for edges, is_joined in _ways_in(names, step_id, ()):
        first = edges[0]
        kinds = {edge.kind for edge in edges}
        kind = next((kind for kind in ("timeout", "rework") if kind in kinds), "sequence")
        bounds = [edge.at_most for edge in edges if edge.at_most is not None]
        if first.source == START:
            found.append(ArrivalView("start", is_joined))
            found += [ArrivalView("call", is_joined, each) for each in callers(names)]
            continue
        origin = counterpart(names, role, first.source, condition_text(names, first.label))
        at_most = names.names.label("at-most", count=min(bounds)) if bounds else ""
        found.append(ArrivalView(kind, is_joined, origin, at_most))
    return tuple(dict.fromkeys(found))


def _ways_in(
    names: ProcessNames, node_id: str, tail: tuple[Edge, ...], is_joined: bool = False
) -> Iterator[tuple[tuple[Edge, ...], bool]]:
    """Every way to a node from where somebody works, as its edges, and whether it waits for others at a join."""
    graph = names.graph
    for edge in graph.incoming[node_id]:
        source = graph.nodes[edge.source]
        if source.kind not in ("parallel", "join"):
            yield (edge, *tail), is_joined
        elif edge not in tail:
            yield from _ways_in(names, source.id, (edge, *tail), is_joined or source.kind == "join")


def departures(names: ProcessNames, role: str, step_id: str, step: Step) -> tuple[DepartureView, ...]:
    """Where work goes from a step, and who takes it over."""
    found = []
    timeout = step.on_timeout
    for edge in names.graph.outgoing[step_id]:
        landed, manner = landing(names.graph, edge.target)
        found.append(
            DepartureView(
                edge.kind,
                manner,
                condition_text(names, edge.label),
                tuple(counterpart(names, role, each) for each in landed),
                names.names.label("at-most", count=edge.at_most) if edge.at_most is not None else "",
                names.names.performers(timeout.notify) if edge.kind == "timeout" and timeout else (),
            )
        )
    if timeout and not any(way.kind == "timeout" for way in found):
        found.append(DepartureView("timeout", "one", "", (), "", names.names.performers(timeout.notify)))
    return tuple(found)


def counterpart(names: ProcessNames, role: str, node_id: str, condition: str = "") -> Counterpart:
    """Whoever works at a node of the process."""
    step = names.graph.nodes[node_id].step
    performer = step.role if step else None
    return Counterpart(
        performers=names.names.performers([performer] if performer else []),
        step=names.step(node_id),
        own=performer == role,
        condition=condition,
    )


def callers(names: ProcessNames) -> Iterator[Counterpart]:
    """Steps of other processes that run this one."""
    common = names.names
    for call in calls(common.known):
        if call.target == names.process.id:
            step = common.known.processes[call.source].steps[call.step]
            performers = common.performers([step.role] if step.role else [])
            yield Counterpart(performers, Link(clean(call.name or call.step)), common.process(call.source))


def outside(names: Names, reference: str, document_id: str, *, gives: bool) -> Counterpart:
    """A party, role or other process beyond the boundary.

    Args:
        names: The names.
        reference: What ``from`` or ``to`` says.
        document_id: What passes; the steps of the other process that make or take it tell who works there.
        gives: Whether it gives the document to this process; otherwise it takes it.
    """
    process = names.known.processes.get(reference)
    if process is None:
        return Counterpart(names.performers([reference]))
    working = _working(process, document_id, makes=gives)
    return Counterpart(names.performers(dict.fromkeys(working)), None, names.process(reference))


def _working(process: Process, document_id: str, *, makes: bool) -> Sequence[str]:
    steps = process.steps.values()
    return [step.role for step in steps if step.role and document_id in (step.outputs if makes else step.inputs)]
