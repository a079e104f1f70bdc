"""What passes between processes, and between them and the outside: read from both ends, told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procman.records import record

if TYPE_CHECKING:
    from procman.model.definitions import Definitions


@record(frozen=True, slots=True)
class HandOver:
    """One document on its way from a giver to a taker.

    Attributes:
        id: Id of the output or input.
        name: As the giver calls it; as the taker does where the giver does not declare it.
        source: The giver: a process id, or whoever else ``from`` names.
        target: The taker: a process id, or whoever else ``to`` names.
        given: Whether the giver declares it; an outside party declares nothing.
        taken: Whether the taker declares it.
    """

    id: str
    name: str
    source: str
    target: str
    given: bool
    taken: bool


@record(frozen=True, slots=True)
class Call:
    """A step that runs another process.

    Attributes:
        step: Id of the step; ``name`` its name, empty when it has none.
        source: The calling process.
        target: The called process; whether it is defined is the linter's question.
    """

    step: str
    name: str
    source: str
    target: str


def hand_overs(definitions: Definitions) -> tuple[HandOver, ...]:
    """Everything that ``outputs.to`` and ``inputs.from`` say, in the order of the manual: by giver, then as written.

    A hand-over that both sides declare is one; a one-sided one (the rule ``hand-over-mismatch``) is not lost. What
    comes from outside stands last.
    """
    found: dict[tuple[str, str, str], HandOver] = {}
    for process in definitions.processes.values():
        for key, given in process.outputs.items():
            for taker in given.takers:
                found.setdefault((process.id, key, taker), HandOver(key, given.name, process.id, taker, True, False))
    for process in definitions.processes.values():
        for key, taken in process.inputs.items():
            for supplier in taken.suppliers:
                place = (supplier, key, process.id)
                known = found.get(place)
                name, is_given = (known.name, True) if known else (taken.name, False)
                found[place] = HandOver(key, name, supplier, process.id, is_given, True)
    order = {process_id: place for place, process_id in enumerate(definitions.processes)}
    return tuple(sorted(found.values(), key=lambda each: order.get(each.source, len(order))))


def calls(definitions: Definitions) -> tuple[Call, ...]:
    """All calls of processes by processes, in the order of the manual."""
    return tuple(
        Call(step_id, step.name or "", process.id, step.process)
        for process in definitions.processes.values()
        for step_id, step in process.steps.items()
        if step.process
    )
