"""How two roles can come into one hand, by what the organisation says of positions and deputies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from procman.records import record

if TYPE_CHECKING:
    from procman.model.organisation import Organisation, Role

RelationKind = Literal["role", "one-person", "position", "shared-position", "deputy", "same-deputy"]


@record(frozen=True, slots=True)
class Relation:
    """One way in which a person comes to act in two roles.

    Attributes:
        kind: ``role``: it is the same role. ``one-person``: one person alone fills both. ``position``: one person
            holds a position of both, though somebody else can act in one of them. ``shared-position``: several people
            hold a position of both. ``deputy``: one role stands in for the other. ``same-deputy``: one person stands
            in for both.
        via: The position, the role that is stood in for, or the deputy; empty when it is the same role.
    """

    kind: RelationKind
    via: str = ""


def relations(organisation: Organisation, one: str, other: str) -> tuple[Relation, ...]:
    """How two roles come into one hand, the gravest first; roles that are not declared are nobody's business here."""
    first, second = organisation.roles.get(one), organisation.roles.get(other)
    if first is None or second is None:
        return ()
    if one == other:
        return (Relation("role"),)
    held = _by_position(organisation, first, second)
    if held and held.kind != "shared-position":
        return (held,)
    deputy = _by_deputy(organisation, one, other)
    return tuple(found for found in (held, deputy) if found)


def _by_position(organisation: Organisation, first: Role, second: Role) -> Relation | None:
    people = {
        position: organisation.positions[position].headcount
        for position in dict.fromkeys((*first.positions, *second.positions))
        if position in organisation.positions
    }
    shared = [one for one in first.positions if one in second.positions and people.get(one)]
    if not shared:
        return None
    if sum(people.values()) == 1:
        return Relation("one-person", shared[0])
    alone = [one for one in shared if people[one] == 1]
    return Relation("position", alone[0]) if alone else Relation("shared-position", shared[0])


def _by_deputy(organisation: Organisation, one: str, other: str) -> Relation | None:
    first, second = organisation.roles[one].deputy, organisation.roles[other].deputy
    if first == other:
        return Relation("deputy", one)
    if second == one:
        return Relation("deputy", other)
    if first is not None and first == second and first in organisation.roles and _people(organisation, first) == 1:
        return Relation("same-deputy", first)
    return None


def _people(organisation: Organisation, role: str) -> int:
    positions = dict.fromkeys(organisation.roles[role].positions)
    return sum(organisation.positions[one].headcount for one in positions if one in organisation.positions)
