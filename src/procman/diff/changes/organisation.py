"""Departments, roles, positions, systems and outside parties."""

from __future__ import annotations

from procman.diff.change import Shown, Word
from procman.diff.comparison import Sides
from procman.diff.dictionary import ORGANISATION, Dictionary
from procman.diff.parts import plain


def _show(sides: Sides, key: str, value: object) -> Shown:
    if key in ("department", "deputy", "owner") and isinstance(value, str):
        return sides.performer(value)
    if key == "positions" and isinstance(value, tuple):
        return ", ".join(_position(sides, reference) for reference in value)
    if key == "kind" and value in ("process-management", "business", "supervision"):
        return Word("department", str(value))
    return plain(value)


def _position(sides: Sides, reference: str) -> str:
    positions = {**sides.old.organisation.positions, **sides.new.organisation.positions}
    return positions[reference].name if reference in positions else reference


DEPARTMENTS = Dictionary(
    "department",
    ORGANISATION,
    ("departments",),
    lambda definitions: definitions.organisation.departments,
    ("kind",),
    lambda usage, key: usage.of("people", key) | usage.of_roles("department", key),
    lambda usage, key: usage.roles_with("department", key),
    show=_show,
    group="people",
)
ROLES = Dictionary(
    "role",
    ORGANISATION,
    ("roles",),
    lambda definitions: definitions.organisation.roles,
    ("department", "duties", "positions", "deputy"),
    lambda usage, key: usage.of("people", key),
    lambda _, key: {key},
    show=_show,
    group="people",
)
POSITIONS = Dictionary(
    "position",
    ORGANISATION,
    ("positions",),
    lambda definitions: definitions.organisation.positions,
    ("department", "headcount"),
    lambda usage, key: usage.of_roles("positions", key),
    lambda usage, key: usage.roles_with("positions", key),
    show=_show,
)
SYSTEMS = Dictionary(
    "system",
    ORGANISATION,
    ("systems",),
    lambda definitions: definitions.organisation.systems,
    ("owner",),
    lambda usage, key: usage.of("people", key),
    show=_show,
    group="people",
)
PARTIES = Dictionary(
    "party",
    ORGANISATION,
    ("parties",),
    lambda definitions: definitions.organisation.parties,
    ("kind",),
    lambda usage, key: usage.of("people", key),
    show=_show,
    group="people",
)
DICTIONARIES = (DEPARTMENTS, ROLES, POSITIONS, SYSTEMS, PARTIES)
