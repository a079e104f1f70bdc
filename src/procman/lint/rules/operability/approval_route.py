"""The rule ``approval-route``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from procman.flow.reach import reachable
from procman.lint.context import Context
from procman.lint.names import document, node, quoted
from procman.lint.phrases import Phrase
from procman.lint.rule import Report, report, rule

if TYPE_CHECKING:
    from procman.model.form import Form


@rule(severity="warning", set="recommended")
def approval_route(context: Context) -> Iterator[Report]:
    """The signatures on a form do not follow the flow.

    What it checks:
        Everybody in the `approvals` of a form takes part in a step at or after the first that has the form: performs
        it, is consulted in it, accountable for it, or carries out a control. And whoever signs first decides first:
        of two who sign, no step of the later one that has the form comes before all such steps of the earlier.

    Why:
        A block for a signature that no step leads to stays empty, or the form is carried around outside the process.

    Remedy:
        Add the step in which the approval is given, or put the `approvals` into the order of the flow.
    """
    for form_id, form in context.process.forms.items():
        if not form.approvals:
            continue
        steps = context.process.steps.items()
        having = [one for one, step in steps if form_id in step.forms or form_id in step.inputs]
        if having:
            yield from _absent(context, form_id, form, having)
            if len(form.approvals) > 1:
                yield from _order(context, form_id, form, having)


def _absent(context: Context, form_id: str, form: Form, having: list[str]) -> Iterator[Report]:
    process, roles = context.process, context.definitions.organisation.roles
    steps = process.steps
    present = {role for one in having for role in _taking_part(context, one)}
    if present.issuperset(form.approvals):
        return
    present |= {role for control in process.controls.values() for role in (control.owner, control.reviewer)}
    for one in reachable(context.graph, having):
        if one in steps:
            present |= _taking_part(context, one)
    for index, role in enumerate(form.approvals):
        if role not in present and role in roles:
            element = ("forms", form_id, "approvals", index)
            named = document(process, form_id)
            yield report(element, at="value", form=named, approver=quoted(roles[role].name), id=role)


def _taking_part(context: Context, step_id: str) -> set[str | None]:
    step = context.process.steps[step_id]
    return {step.role, step.accountable, *step.consulted}


def _order(context: Context, form_id: str, form: Form, having: list[str]) -> Iterator[Report]:
    graph, steps = context.graph, context.process.steps
    deciding = [one for one in having if steps[one].kind == "decision" or steps[one].duty in ("approve", "review")]
    own = {role: [one for one in deciding if steps[one].role == role] for role in form.approvals}
    for index in range(1, len(form.approvals)):
        earlier, later = own[form.approvals[index - 1]], own[form.approvals[index]]
        if not earlier or not later or form.approvals[index - 1] == form.approvals[index]:
            continue
        behind_later = reachable(graph, [edge.target for one in later for edge in graph.outgoing[one]])
        if not behind_later.intersection(earlier):
            continue
        behind_earlier = reachable(graph, [edge.target for one in earlier for edge in graph.outgoing[one]])
        if not behind_earlier.intersection(later):
            yield report(
                ("forms", form_id, "approvals", index),
                at="value",
                variant="order",
                form=document(context.process, form_id),
                first=_role_name(context, form.approvals[index - 1]),
                second=_role_name(context, form.approvals[index]),
                earlier=node(graph, earlier[0]),
                later=node(graph, later[0]),
            )


def _role_name(context: Context, role_id: str) -> Phrase:
    role = context.definitions.organisation.roles.get(role_id)
    return quoted(role.name if role else role_id)
