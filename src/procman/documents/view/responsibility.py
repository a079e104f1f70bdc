"""Who does what: the responsibility matrix (RACI) and the roles of a process."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procman.documents.view.names import Link, Links, ProcessNames

if TYPE_CHECKING:
    from procman.model.step import Step

LETTERS = ("R", "A", "C", "I")


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A step and what each column's performer is to it: some of ``R``, ``A``, ``C``, ``I`` or nothing."""

    step: Link
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """The responsibility matrix of a process.

    Attributes:
        columns: Performers: lanes first, in their order, then whoever else takes part.
    """

    columns: Links
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class ParticipantView:
    """A role, party or system in a process.

    Attributes:
        owner: Whether it answers for the process.
        performs: Steps that it carries out.
        controls: Control points that it answers for.
        reviews: Control points that it reviews.
        consulted: Steps before which it is asked.
        informed: Steps about which it is told.
    """

    role: Link
    department: Link | None
    positions: tuple[str, ...]
    deputy: Link | None
    owner: bool
    performs: Links
    controls: Links
    reviews: Links
    consulted: Links
    informed: Links


def build_matrix(names: ProcessNames) -> MatrixView:
    """The matrix: the performer is R; A is the step's accountable role or else the process's owner."""
    steps = _working_steps(names)
    members = _members(names)
    rows = []
    for step_id, step in steps.items():
        link = names.step(step_id)
        if link is not None:
            rows.append(MatrixRow(link, tuple(_letters(names, step, member) for member in members)))
    return MatrixView(names.names.performers(members), tuple(rows))


def responsibilities(names: ProcessNames) -> dict[str, dict[str, set[str]]]:
    """What everyone is to every step: the letters by performer, by step."""
    members = _members(names)
    found: dict[str, dict[str, set[str]]] = {}
    for step_id, step in _working_steps(names).items():
        letters = ((member, _letters(names, step, member)) for member in members)
        found[step_id] = {member: set(each.split("/")) for member, each in letters if each}
    return found


def build_participants(names: ProcessNames) -> tuple[ParticipantView, ...]:
    """Everyone who takes part, in the order of the matrix."""
    controlling = [
        who for control in names.process.controls.values() for who in (control.owner, control.reviewer) if who
    ]
    members = dict.fromkeys([*_members(names), names.process.owner, *controlling])
    return tuple(_participant(names, member) for member in members)


def _working_steps(names: ProcessNames) -> dict[str, Step]:
    return {step_id: step for step_id, step in names.process.steps.items() if not step.routing}


def _accountable(names: ProcessNames, step: Step) -> str:
    return step.accountable or names.process.owner


def _members(names: ProcessNames) -> list[str]:
    steps = _working_steps(names).values()
    members = dict.fromkeys(lane for lane in names.graph.lanes if lane)
    for step in steps:
        performer = [step.role] if step.role else []
        members |= dict.fromkeys([*performer, _accountable(names, step), *step.consulted, *step.informed])
    return list(members)


def _letters(names: ProcessNames, step: Step, member: str) -> str:
    is_letter = (
        member == step.role,
        member == _accountable(names, step),
        member in step.consulted,
        member in step.informed,
    )
    return "/".join(letter for letter, holds in zip(LETTERS, is_letter, strict=True) if holds)


def _participant(names: ProcessNames, member: str) -> ParticipantView:
    process, common = names.process, names.names
    role = common.definitions.organisation.roles.get(member)
    steps = _working_steps(names).items()
    controls = process.controls.items()
    return ParticipantView(
        role=common.performer(member) or Link(member),
        department=common.department_of(member),
        positions=common.positions(role.positions) if role else (),
        deputy=common.performer(role.deputy) if role else None,
        owner=member == process.owner,
        performs=names.steps(step_id for step_id, step in steps if step.role == member),
        controls=_controls(names, (control_id for control_id, control in controls if control.owner == member)),
        reviews=_controls(names, (control_id for control_id, control in controls if control.reviewer == member)),
        consulted=names.steps(step_id for step_id, step in steps if member in step.consulted),
        informed=names.steps(step_id for step_id, step in steps if member in step.informed),
    )


def _controls(names: ProcessNames, references: Iterable[str]) -> Links:
    return tuple(names.control(reference) for reference in references)
