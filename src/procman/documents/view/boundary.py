"""The boundary of a process: what starts it, how it ends, what passes over it, and its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procman.documents.content import Prose, clean, prose, proses
from procman.documents.view.names import Link, Links, ProcessNames

if TYPE_CHECKING:
    from procman.model.process import Record, Trigger
    from procman.model.step import Step


@dataclass(frozen=True, slots=True)
class TriggerView:
    """What starts the process; ``detail`` says when or under which condition."""

    name: str
    kind: str
    detail: Prose | None


@dataclass(frozen=True, slots=True)
class EndView:
    """A state in which the process ends, and the steps that lead to it."""

    name: str
    anchor: str
    after: Links


@dataclass(frozen=True, slots=True)
class DocumentView:
    """An input, an output or a record.

    Attributes:
        partners: Suppliers of an input, takers of an output; empty for a record.
        made_in: Steps that give it out.
        used_in: Steps that take it in.
    """

    name: str
    anchor: str
    partners: Links
    retention: str
    made_in: Links
    used_in: Links


@dataclass(frozen=True, slots=True)
class TimeLimitView:
    """The limit of the whole process: how long, from which step on, and when the clock stands still."""

    within: str
    starts: Link | None
    pauses: tuple[Prose, ...]


@dataclass(frozen=True, slots=True)
class NeighbourView:
    """Another process, and what passes between the two."""

    process: Link
    gives: Links
    takes: Links
    calls: Links


@dataclass(frozen=True, slots=True)
class BoundaryView:
    """All of it."""

    triggers: tuple[TriggerView, ...]
    ends: tuple[EndView, ...]
    inputs: tuple[DocumentView, ...]
    outputs: tuple[DocumentView, ...]
    time_limit: TimeLimitView | None
    neighbours: tuple[NeighbourView, ...]


def build_boundary(names: ProcessNames) -> BoundaryView:
    """The boundary of a process."""
    inputs, outputs = names.process.inputs.items(), names.process.outputs.items()
    return BoundaryView(
        triggers=tuple(_trigger(names, trigger) for trigger in names.process.triggers.values()),
        ends=_ends(names),
        inputs=tuple(_document(names, "input", input_id, each, each.suppliers) for input_id, each in inputs),
        outputs=tuple(_document(names, "output", output_id, each, each.takers) for output_id, each in outputs),
        time_limit=_time_limit(names),
        neighbours=_neighbours(names),
    )


def _trigger(names: ProcessNames, trigger: Trigger) -> TriggerView:
    detail = trigger.every or trigger.when
    return TriggerView(clean(trigger.name), names.names.choice("trigger", trigger.kind), prose(detail))


def _ends(names: ProcessNames) -> tuple[EndView, ...]:
    incoming = names.graph.incoming
    return tuple(
        EndView(
            clean(name),
            names.part("end", end_id),
            names.steps(dict.fromkeys(edge.source for edge in incoming.get(end_id, ()))),
        )
        for end_id, name in names.process.ends.items()
    )


def build_records(names: ProcessNames) -> tuple[DocumentView, ...]:
    """Documents that are born and used inside."""
    records = names.process.records.items()
    return tuple(_document(names, "record", record_id, each, ()) for record_id, each in records)


def _document(
    names: ProcessNames, kind: str, document_id: str, record: Record, partners: Sequence[str]
) -> DocumentView:
    return DocumentView(
        name=clean(record.name),
        anchor=names.part(kind, document_id),
        partners=names.names.partners(partners),
        retention=names.names.duration(record.retention),
        made_in=_steps_with(names, lambda step: document_id in step.outputs),
        used_in=_steps_with(names, lambda step: document_id in step.inputs),
    )


def _time_limit(names: ProcessNames) -> TimeLimitView | None:
    """The limit of the whole process; its clock starts with the first step unless the definition says otherwise."""
    limit = names.process.time_limit
    if limit is None:
        return None
    steps = names.process.steps
    starts = limit.starts or next(iter(steps), None)
    pauses = [steps[pause].name or pause if pause in steps else pause for pause in limit.pauses]
    return TimeLimitView(names.names.duration(limit.within), names.step(starts), proses(pauses))


def _neighbours(names: ProcessNames) -> tuple[NeighbourView, ...]:
    """Processes with which something is exchanged or which are called, in the order of the manual."""
    process, known = names.process, names.names.known.processes
    suppliers = (supplier for each in process.inputs.values() for supplier in each.suppliers)
    takers = (taker for each in process.outputs.values() for taker in each.takers)
    called = (step.process for step in process.steps.values() if step.process)
    mentioned = {*suppliers, *takers, *called}
    return tuple(_neighbour(names, process_id) for process_id in known if process_id in mentioned)


def _neighbour(names: ProcessNames, other: str) -> NeighbourView:
    process = names.process
    return NeighbourView(
        names.names.process(other),
        names.documents(key for key, each in process.inputs.items() if other in each.suppliers),
        names.documents(key for key, each in process.outputs.items() if other in each.takers),
        _steps_with(names, lambda step: step.process == other),
    )


def _steps_with(names: ProcessNames, holds: Callable[[Step], bool]) -> Links:
    return names.steps(step_id for step_id, step in names.process.steps.items() if holds(step))
