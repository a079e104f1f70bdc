"""The rule ``role-without-position``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context, WorkspaceContext
from procman.lint.names import quoted
from procman.lint.rule import Json, Report, report, rule
from procman.source.workspace import ORGANISATION


def _owner(context: Context) -> Json:
    """Who answers for the process."""
    return context.process.owner


@rule(severity="warning", set="recommended", scope="workspace", collect=_owner)
def role_without_position(context: WorkspaceContext) -> Iterator[Report]:
    """A role belongs to no position, or to no department.

    What it checks:
        Every role of `organisation.yaml` names the positions whose holders act in it, and a department; that of its
        positions will do.

    Why:
        Nobody in the company could be found who has to do the work, or who answers for the process when the role owns
        one; whether duties are kept apart between people cannot be judged either.

    Remedy:
        Write `positions: [...]` and `department: ...`.
    """
    organisation = context.definitions.organisation
    owned: dict[str, str] = {}
    for process_id, owner in context.collected.items():
        owned.setdefault(owner, process_id)
    for role_id, role in organisation.roles.items():
        element, name = ("roles", role_id), quoted(role.name)
        held = [organisation.positions[one] for one in role.positions if one in organisation.positions]
        if not role.positions and role_id in owned:
            process = owned[role_id]
            yield report(element, variant="owner", path=ORGANISATION, name=name, id=role_id, process_id=process)
        elif not role.positions:
            yield report(element, path=ORGANISATION, name=name, id=role_id)
        elif role.department is None and held and not any(position.department for position in held):
            yield report(element, variant="department", path=ORGANISATION, name=name, id=role_id)
