"""The rule ``unproven-control``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from procman.flow.reach import reachable
from procman.lint.context import Context
from procman.lint.names import document, node
from procman.lint.rule import Report, report, rule

if TYPE_CHECKING:
    from procman.model.control import Control
    from procman.model.process import Process


@rule(severity="warning", set="recommended")
def unproven_control(context: Context) -> Iterator[Report]:
    """The evidence of a control does not prove it.

    What it checks:
        At least one `evidence` of every control is made (`outputs`) or filled (`forms`) in the control's step or in one
        before it. A document from outside that nobody of the process writes on, or one that comes about only later,
        does not show that the control was carried out.

    Why:
        Auditors count a control without a trace as not carried out.

    Remedy:
        Name the record or form in which the step leaves the result of the control, and add it to the `outputs` or
        `forms` of the step.
    """
    process = context.process
    if not process.controls:
        return
    place = {step_id: number for number, step_id in enumerate(process.steps)}
    first: dict[str, int] = {}
    for number, step in enumerate(process.steps.values()):
        for one in (*step.outputs, *step.forms):
            first.setdefault(one, number)
    for control_id, control in process.controls.items():
        if control.step not in place or not control.evidence:
            continue
        # What stands further up in the file comes before, but for rare flows; the exact answer costs more.
        if any(first.get(one, len(place)) <= place[control.step] for one in control.evidence):
            continue
        variant = _fault(context, control)
        if variant:
            documents = tuple(document(process, one) for one in control.evidence)
            named = node(context.graph, control.step)
            element = ("controls", control_id, "evidence")
            yield report(element, at="value", variant=variant, id=control_id, documents=documents, step=named)


def _fault(context: Context, control: Control) -> str:
    """``outside``, ``late``, or nothing."""
    process = context.process
    makers = {one: _makers(process, one) for one in control.evidence}
    if any(not made and one not in process.inputs for one, made in makers.items()):
        return ""  # it does not exist or nobody makes it, which is reported there
    every = {maker for made in makers.values() for maker in made}
    if any(control.step in reachable(context.graph, [maker]) for maker in every):
        return ""
    return "late" if every else "outside"


def _makers(process: Process, one: str) -> list[str]:
    return [step_id for step_id, step in process.steps.items() if one in step.outputs or one in step.forms]
