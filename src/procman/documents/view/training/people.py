"""Who is to be trained: roles, the positions that hold them, and how many people that are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from procman.documents.content import clean
from procman.model.definitions import Definitions

if TYPE_CHECKING:
    from procman.model.organisation import Organisation, Position
    from procman.model.process import Process


def positions_of(organisation: Organisation, roles: Iterable[str]) -> dict[str, Position]:
    """Declared positions that hold any of some roles, each once, in the order of the organisation."""
    held = {each for role in roles if role in organisation.roles for each in organisation.roles[role].positions}
    return {key: position for key, position in organisation.positions.items() if key in held}


def headcount(organisation: Organisation, roles: Iterable[str]) -> int:
    """How many people hold roles; who holds several is one person."""
    return sum(position.headcount for position in positions_of(organisation, roles).values())


def roles_of(organisation: Organisation, position: str) -> tuple[str, ...]:
    """Roles in which the holders of a position act."""
    return tuple(key for key, role in organisation.roles.items() if position in role.positions)


def performers(definitions: Definitions, process: Process) -> tuple[str, ...]:
    """Declared roles that carry steps out or own or review controls, in the order of the organisation."""
    active = {step.role for step in process.steps.values()}
    active |= {each for control in process.controls.values() for each in (control.owner, control.reviewer)}
    return tuple(role for role in definitions.organisation.roles if role in active)


def position_names(organisation: Organisation, roles: Iterable[str]) -> list[str]:
    """Names of the positions that hold roles."""
    return [clean(position.name) for position in positions_of(organisation, roles).values()]
