"""The rule ``unknown-organisation-entry``."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from procman.lint.context import WorkspaceContext
from procman.lint.names import hint
from procman.lint.rule import Report, report, rule
from procman.lint.unknown import meant_fix
from procman.source.workspace import ORGANISATION


@rule(severity="error", set="correct", scope="workspace", fix="unsafe")
def unknown_organisation_entry(context: WorkspaceContext) -> Iterator[Report]:
    """The organisation names an entry that it does not declare.

    What it checks:
        In `organisation.yaml` the departments of roles and positions, the positions and deputies of roles, and the
        owners of systems are declared there as well.

    Why:
        Who may act for whom, and which duties are kept apart, is read from these entries.

    Remedy:
        Correct the id, or add the missing entry.
    """
    organisation = context.definitions.organisation
    departments, positions, roles = organisation.departments, organisation.positions, organisation.roles
    for role_id, role in roles.items():
        yield from _check(("roles", role_id, "department"), role.department, departments)
        yield from _check(("roles", role_id, "deputy"), role.deputy, roles)
        for index, position in enumerate(role.positions):
            yield from _check(("roles", role_id, "positions", index), position, positions)
    for position_id, held in positions.items():
        yield from _check(("positions", position_id, "department"), held.department, departments)
    for system_id, system in organisation.systems.items():
        yield from _check(("systems", system_id, "owner"), system.owner, [*roles, *departments])


def _check(element: tuple[str | int, ...], reference: str | None, known: Collection[str]) -> Iterator[Report]:
    if reference is not None and reference not in known:
        words, fix = hint(reference, known), meant_fix(element, reference, known)
        yield report(element, at="value", path=ORGANISATION, fix=fix, id=reference, owner=str(element[1]), hint=words)
