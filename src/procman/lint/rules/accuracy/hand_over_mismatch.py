"""The rule ``hand-over-mismatch``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.borders import Border, borders
from procman.lint.context import Head, WorkspaceContext
from procman.lint.names import hint, process_name
from procman.lint.phrases import Phrase
from procman.lint.rule import Report, report, rule


@rule(severity="error", set="correct", scope="workspace", collect=borders)
def hand_over_mismatch(context: WorkspaceContext) -> Iterator[Report]:
    """Two processes disagree about what one hands to the other.

    What it checks:
        An input `from` a process is an output of that process, with the same id and the same name, `to` this one; and
        the other way round. Processes with `status: retired` are left out.

    Why:
        At the border between two processes, mostly two departments, work is lost when each side expects something else.

    Remedy:
        Write the same id and the same name on both sides, or delete the side that is out of date.
    """
    # Who still deals with a process out of force is told so by the rule ``retired-process-used``.
    living = {one: own for one, own in context.collected.items() if context.heads[one].status != "retired"}
    for process_id, own in living.items():
        head = context.heads[process_id]
        for one, (_, partners, _) in own["inputs"].items():
            for index, partner in enumerate(partners):
                if partner in living:
                    yield from _input(head, own, one, index, context.heads[partner], living[partner])
        for one, (_, partners, _) in own["outputs"].items():
            for index, partner in enumerate(partners):
                if partner in living:
                    yield from _output(head, own, one, index, context.heads[partner], living[partner])


def _input(head: Head, own: Border, one: str, index: int, partner: Head, other: Border) -> Iterator[Report]:
    if one not in other["outputs"]:
        yield _missing(head, own, "inputs", one, index, partner, other)
    elif head.id not in other["outputs"][one][1]:
        yield _unaddressed(head, "inputs", one, index, partner)
    elif other["outputs"][one][0] != own["inputs"][one][0]:
        given = other["outputs"][one][0]
        yield report(
            ("inputs", one, "name"),
            at="value",
            variant="name",
            process=head.id,
            name=own["inputs"][one][0],
            other=Phrase("quoted", {"name": given}, given),
            partner=process_name(partner),
        )


def _output(head: Head, own: Border, one: str, index: int, partner: Head, other: Border) -> Iterator[Report]:
    if one not in other["inputs"]:
        yield _missing(head, own, "outputs", one, index, partner, other)
    elif head.id not in other["inputs"][one][1]:
        yield _unaddressed(head, "outputs", one, index, partner)


def _missing(head: Head, own: Border, section: str, one: str, index: int, partner: Head, other: Border) -> Report:
    return report(
        (section, one, "from" if section == "inputs" else "to", index),
        at="value",
        variant=section,
        process=head.id,
        id=one,
        name=Phrase("quoted", {"name": own[section][one][0]}),
        partner=process_name(partner),
        hint=hint(one, other["outputs" if section == "inputs" else "inputs"]),
    )


def _unaddressed(head: Head, section: str, one: str, index: int, partner: Head) -> Report:
    return report(
        (section, one, "from" if section == "inputs" else "to", index),
        at="value",
        variant=f"{section}-unaddressed",
        process=head.id,
        id=one,
        own=head.id,
        partner=process_name(partner),
    )
