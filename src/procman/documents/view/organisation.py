"""The organisation as the general chapter shows it: departments, their roles, who holds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from procman.documents.content import Prose, clean, proses
from procman.documents.view.names import Link, Links, Names

if TYPE_CHECKING:
    from procman.model.organisation import Role
    from procman.model.process import Process


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role.

    Attributes:
        positions: Positions whose holders act in it, with their headcount.
        processes: Processes in which it takes part.
    """

    name: str
    anchor: str
    duties: tuple[Prose, ...]
    positions: tuple[str, ...]
    deputy: Link | None
    processes: Links


@dataclass(frozen=True, slots=True)
class DepartmentView:
    """A department and its roles; the nameless one holds roles that name no department."""

    name: str
    anchor: str
    kind: str
    roles: tuple[RoleView, ...]


@dataclass(frozen=True, slots=True)
class OtherView:
    """A system or an outside party and the processes in which it takes part."""

    name: str
    anchor: str
    owner: Link | None
    kind: str
    processes: Links


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """Who there is."""

    departments: tuple[DepartmentView, ...]
    systems: tuple[OtherView, ...]
    parties: tuple[OtherView, ...]


def build_organisation(names: Names) -> OrganisationView:
    """The organisation in the order of its file; a department without roles is shown all the same."""
    organisation = names.definitions.organisation
    taking_part = _taking_part(names)
    groups: dict[str, list[RoleView]] = {department: [] for department in organisation.departments}
    for role_id, role in organisation.roles.items():
        view = _role(names, role_id, role, taking_part.get(role_id, ()))
        groups.setdefault(role.department or "", []).append(view)
    return OrganisationView(
        departments=tuple(_department(names, department, tuple(roles)) for department, roles in groups.items()),
        systems=tuple(
            OtherView(clean(each.name), f"system-{key}", _owner(names, each.owner), "", taking_part.get(key, ()))
            for key, each in organisation.systems.items()
        ),
        parties=tuple(
            OtherView(clean(each.name), f"party-{key}", None, clean(each.kind or ""), taking_part.get(key, ()))
            for key, each in organisation.parties.items()
        ),
    )


def _owner(names: Names, reference: str | None) -> Link | None:
    """The owner of a system: a department or a role."""
    if reference in names.definitions.organisation.departments:
        return names.department(reference)
    return names.performer(reference)


def _department(names: Names, department: str, roles: tuple[RoleView, ...]) -> DepartmentView:
    declared = names.definitions.organisation.departments.get(department)
    kind = names.choice("department_kind", declared.kind) if declared else ""
    return DepartmentView(clean(declared.name if declared else department), f"department-{department}", kind, roles)


def _role(names: Names, role_id: str, role: Role, processes: Links) -> RoleView:
    positions = names.definitions.organisation.positions
    held = tuple(
        names.label("position", name=clean(positions[each].name), headcount=positions[each].headcount)
        if each in positions
        else clean(each)
        for each in role.positions
    )
    return RoleView(
        clean(role.name), f"role-{role_id}", proses(role.duties), held, names.performer(role.deputy), processes
    )


def _taking_part(names: Names) -> dict[str, Links]:
    """The processes in which each role, system or party takes part, in the order of the manual."""
    found: dict[str, dict[str, None]] = {}
    for process in names.definitions.processes.values():
        for reference in _mentioned(process):
            found.setdefault(reference, {})[process.id] = None
    return {reference: tuple(map(names.process, ids)) for reference, ids in found.items()}


def _mentioned(process: Process) -> list[str]:
    mentioned = [process.owner]
    for step in process.steps.values():
        mentioned += [*(each for each in (step.role, step.accountable, step.system) if each)]
        mentioned += [*step.consulted, *step.informed]
    for control in process.controls.values():
        mentioned += [each for each in (control.owner, control.reviewer, control.system) if each]
    mentioned += [supplier for document in process.inputs.values() for supplier in document.suppliers]
    mentioned += [taker for document in process.outputs.values() for taker in document.takers]
    return mentioned
