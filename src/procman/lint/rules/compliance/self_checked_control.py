"""The rule ``self-checked-control``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from procman.lint.context import Context
from procman.lint.names import node
from procman.lint.phrases import Phrase
from procman.lint.rule import Report, report, rule

if TYPE_CHECKING:
    from procman.model.control import Control
    from procman.model.process import Process


@rule(severity="warning", set="recommended")
def self_checked_control(context: Context) -> Iterator[Report]:
    """Nobody but the person who is checked looks at a control.

    What it checks:
        The `reviewer` of a control is another role than its `owner`. A control that is not automatic has a `reviewer`
        where one role makes everything that it checks (the `inputs` of its step), carries it out and owns it.

    Why:
        People overlook their own mistakes, and do not report themselves. A second pair of eyes is what makes a check a
        control.

    Remedy:
        Name another role as `reviewer`, or let another role carry the control out.
    """
    process = context.process
    for control_id, control in process.controls.items():
        owner = control.owner
        if owner is None:
            continue
        if owner == control.reviewer:
            element, variant = ("controls", control_id, "reviewer"), "reviewer"
        elif control.reviewer is None and control.means != "automatic" and _checks_itself(process, control):
            element, variant = ("controls", control_id, "owner"), ""
        else:
            continue
        role = Phrase("quoted", {"name": context.definitions.organisation.name(owner)}, owner)
        step = node(context.graph, control.step)
        yield report(element, at="value", variant=variant, id=control_id, step=step, role=role)


def _checks_itself(process: Process, control: Control) -> bool:
    """Whether the owner carries out the control, and made all that it looks at."""
    step = process.steps.get(control.step)
    if step is None or step.automatic or step.role != control.owner:
        return False
    checked = set(step.inputs)
    makers = {
        one.role
        for step_id, one in process.steps.items()
        if step_id != control.step and not checked.isdisjoint((*one.outputs, *one.forms))
    }
    return makers == {control.owner} and checked.isdisjoint(process.inputs)
