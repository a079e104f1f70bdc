"""The page of a role: everything that whoever holds it has to do with, across all processes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from procman.documents.content import Prose, prose
from procman.documents.view.names import Link, Links, Names, ProcessNames
from procman.documents.view.organisation import RoleView
from procman.documents.view.responsibility import ParticipantView, build_participants

if TYPE_CHECKING:
    from procman.model.process import Process


@dataclass(frozen=True, slots=True)
class RoleStep:
    """A step that the role carries out."""

    step: Link
    time_limit: str
    forms: Links


@dataclass(frozen=True, slots=True)
class RoleControl:
    """A control point that the role answers for or reviews."""

    control: Link
    key: bool
    measure: Prose | None


@dataclass(frozen=True, slots=True)
class RoleProcess:
    """What the role has to do with one process.

    Attributes:
        owner: Whether it answers for the process.
        fills: Forms in which it fills fields.
        approves: Forms on whose route it stands.
    """

    id: str
    process: Link
    domain: str
    status: str
    status_name: str
    owner: bool
    steps: tuple[RoleStep, ...]
    controls: tuple[RoleControl, ...]
    reviews: tuple[RoleControl, ...]
    consulted: Links
    informed: Links
    fills: Links
    approves: Links

    @property
    def acts(self) -> bool:
        """Whether the role does something in it; otherwise it is only asked or told."""
        return bool(self.owner or self.steps or self.controls or self.reviews or self.fills or self.approves)


@dataclass(frozen=True, slots=True)
class RolePage:
    """A role with its processes, in the order of the manual."""

    role: RoleView
    department: Link | None
    processes: tuple[RoleProcess, ...]

    @property
    def step_count(self) -> int:
        """How many steps it carries out in all."""
        return sum(len(each.steps) for each in self.processes)

    @property
    def control_count(self) -> int:
        """How many control points it answers for in all."""
        return sum(len(each.controls) for each in self.processes)


def roles_in(process: Process, names: Names) -> dict[str, RoleProcess]:
    """What each role has to do with a process, by its id."""
    common = names.parts(process)
    participants = {each.role.anchor: each for each in build_participants(common)}
    fillers = {field.filled_by for form in process.forms.values() for field in form.fields.values()}
    approvers = {role for form in process.forms.values() for role in form.approvals}
    found = {}
    for role in names.definitions.organisation.roles:
        participant = participants.get(f"role-{role}")
        if participant or role in fillers or role in approvers:
            found[role] = _role_process(common, role, participant)
    return found


def _role_process(names: ProcessNames, role: str, participant: ParticipantView | None) -> RoleProcess:
    process, common = names.process, names.names
    domain = common.definitions.manual.domains.get(process.domain)
    forms = process.forms.items()
    return RoleProcess(
        id=process.id,
        process=common.process(process.id),
        domain=domain.name if domain else process.domain,
        status=process.status,
        status_name=common.choice("status", process.status),
        owner=process.owner == role,
        steps=_steps(names, role),
        controls=_controls(names, [key for key, each in process.controls.items() if each.owner == role]),
        reviews=_controls(names, [key for key, each in process.controls.items() if each.reviewer == role]),
        consulted=participant.consulted if participant else (),
        informed=participant.informed if participant else (),
        fills=names.documents(
            key for key, form in forms if any(field.filled_by == role for field in form.fields.values())
        ),
        approves=names.documents(key for key, form in forms if role in form.approvals),
    )


def _steps(names: ProcessNames, role: str) -> tuple[RoleStep, ...]:
    steps = names.process.steps.items()
    return tuple(
        RoleStep(link, names.names.duration(step.time_limit), names.documents(step.forms))
        for key, step in steps
        if step.role == role and not step.routing and (link := names.step(key))
    )


def _controls(names: ProcessNames, references: list[str]) -> tuple[RoleControl, ...]:
    controls = names.process.controls
    return tuple(
        RoleControl(names.control(key), bool(controls[key].key), prose(controls[key].measure)) for key in references
    )
