"""The rule ``hand-over-mismatch``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from procman.lint.context import Context
from procman.lint.names import hint, process_name
from procman.lint.phrases import Phrase
from procman.lint.rule import Report, report, rule

if TYPE_CHECKING:
    from procman.model.process import Process


@rule(severity="error", set="correct", scope="workspace")
def hand_over_mismatch(context: Context) -> Iterator[Report]:
    """Two processes disagree about what one hands to the other.

    What it checks:
        An input `from` a process is an output of that process, with the same id and the same name, `to` this one; and
        the other way round.

    Why:
        At the border between two processes, mostly two departments, work is lost when each side expects something else.

    Remedy:
        Write the same id and the same name on both sides, or delete the side that is out of date.
    """
    processes = context.definitions.processes
    for process in processes.values():
        for one, taken in process.inputs.items():
            for index, partner in enumerate(taken.suppliers):
                if partner in processes:
                    yield from _input(process, one, index, processes[partner])
        for one, given in process.outputs.items():
            for index, partner in enumerate(given.takers):
                if partner in processes and one not in processes[partner].inputs:
                    yield from _missing(process, "outputs", one, index, processes[partner])
                elif partner in processes and process.id not in processes[partner].inputs[one].suppliers:
                    yield from _unaddressed(process, "outputs", one, index, processes[partner])


def _input(process: Process, one: str, index: int, partner: Process) -> Iterator[Report]:
    if one not in partner.outputs:
        yield from _missing(process, "inputs", one, index, partner)
    elif process.id not in partner.outputs[one].takers:
        yield from _unaddressed(process, "inputs", one, index, partner)
    elif partner.outputs[one].name != process.inputs[one].name:
        element = ("inputs", one, "name")
        other = Phrase("quoted", {"name": partner.outputs[one].name}, partner.outputs[one].name)
        yield report(
            element,
            at="value",
            variant="name",
            process=process.id,
            name=process.inputs[one].name,
            other=other,
            partner=process_name(partner),
        )


def _missing(process: Process, section: str, one: str, index: int, partner: Process) -> Iterator[Report]:
    side = "from" if section == "inputs" else "to"
    name = (process.inputs if section == "inputs" else process.outputs)[one].name
    yield report(
        (section, one, side, index),
        at="value",
        variant=section,
        process=process.id,
        id=one,
        name=Phrase("quoted", {"name": name}),
        partner=process_name(partner),
        hint=hint(one, partner.outputs if section == "inputs" else partner.inputs),
    )


def _unaddressed(process: Process, section: str, one: str, index: int, partner: Process) -> Iterator[Report]:
    side = "from" if section == "inputs" else "to"
    yield report(
        (section, one, side, index),
        at="value",
        variant=f"{section}-unaddressed",
        process=process.id,
        id=one,
        own=process.id,
        partner=process_name(partner),
    )
