"""The rule ``single-person-dependency``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context, WorkspaceContext
from procman.lint.names import node, process_name, quoted
from procman.lint.phrases import from_data, to_data
from procman.lint.rule import Json, Report, report, rule
from procman.source.workspace import ORGANISATION

_CRITICAL = ("approve", "pay")


def _critical(context: Context) -> Json:
    """For each role the first step that cannot do without it: it approves or pays, or carries out a key control."""
    process, found = context.process, {}
    controlled = {control.step for control in process.controls.values() if control.key}
    for step_id, step in process.steps.items():
        if step.role is not None and step.role not in found and (step.duty in _CRITICAL or step_id in controlled):
            found[step.role] = step_id
    roles = context.definitions.organisation.roles
    return {
        role: to_data(node(context.graph, step_id))
        for role, step_id in found.items()
        if role in roles and roles[role].deputy is None
    }


@rule(severity="warning", set="recommended", scope="workspace", collect=_critical)
def single_person_dependency(context: WorkspaceContext) -> Iterator[Report]:
    """An important step depends on a single person.

    What it checks:
        A role that approves, pays or carries out a key control has a `deputy`, or its positions have more than one
        holder in all (`headcount`).

    Why:
        When this person is ill or on leave, cases stand still, or somebody signs who may not.

    Remedy:
        Name a deputy role that keeps duties apart as well, or fill the position twice.
    """
    organisation = context.definitions.organisation
    first: dict[str, tuple[str, Json]] = {}
    for process_id, found in context.collected.items():
        for role_id, step in found.items():
            first.setdefault(role_id, (process_id, step))
    for role_id, (process_id, step) in sorted(first.items()):
        role = organisation.roles[role_id]
        held = [organisation.positions[one] for one in role.positions if one in organisation.positions]
        if held and sum(position.headcount for position in held) <= 1:
            yield report(
                ("roles", role_id),
                path=ORGANISATION,
                name=quoted(role.name),
                id=role_id,
                process_name=process_name(context.heads[process_id]),
                step=from_data(step),
            )
