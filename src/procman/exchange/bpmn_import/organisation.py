"""Performers and partners by name: found in the organisation, or noted as additions to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from procman.exchange.bpmn_import.flow import Performer
from procman.exchange.bpmn_import.identifiers import readable_id
from procman.flow.references import uses_in
from procman.messages import text
from procman.model.scalars import ID_PATTERN

if TYPE_CHECKING:
    from procman.model.organisation import Organisation
    from procman.model.process import Process

OWNER_ID = "process-owner"
UNKNOWN_PARTY_ID = "to-be-named"


@dataclass
class Additions:
    """What the workspace's dictionaries lack.

    Attributes:
        departments: Names by new id.
        roles: Name and department's id by new id.
        parties: Names by new id.
        domains: Name and code by new id.
    """

    departments: dict[str, str] = field(default_factory=dict)
    roles: dict[str, tuple[str, str]] = field(default_factory=dict)
    parties: dict[str, str] = field(default_factory=dict)
    domains: dict[str, tuple[str, str]] = field(default_factory=dict)


class Directory:
    """Finds whoever is named, and remembers whoever has to be added.

    Args:
        organisation: What the workspace has.
        language: Language of the names of placeholders.
    """

    def __init__(self, organisation: Organisation, language: str) -> None:
        self._organisation = organisation
        self._language = language
        self.additions = Additions()
        self.systems = organisation.systems
        self._ids = {
            *organisation.roles,
            *organisation.parties,
            *organisation.systems,
            *organisation.departments,
            *organisation.positions,
        }
        self._performers = {
            _plain(entry.name): one
            for group in (organisation.systems, organisation.parties, organisation.roles)
            for one, entry in group.items()
        }
        self._parties = {_plain(entry.name): one for one, entry in organisation.parties.items()}
        self._departments = {_plain(entry.name): one for one, entry in organisation.departments.items()}

    def performer(self, performer: Performer) -> str:
        """Id of whoever performs steps."""
        if performer.id and self._knows(performer.id):
            return performer.id
        known = self._performers.get(_plain(performer.name))
        if known is not None:
            return known
        one = performer.id if performer.id and performer.id not in self._ids else ""
        one = one or readable_id("", performer.name, "role", self._ids)
        self._add_role(one, performer.name, performer.department)
        return one

    def owner(self) -> str:
        """Id of the placeholder for the role that answers for the process."""
        if not self._knows(OWNER_ID):
            self._add_role(OWNER_ID, text(self._language, "import.word-owner"), "")
        return OWNER_ID

    def party(self, name: str) -> str:
        """Id of an outside party."""
        known = self._parties.get(_plain(name))
        if known is None:
            known = readable_id("", name, "party", self._ids)
            self._add_party(known, name)
        return known

    def unknown_party(self) -> str:
        """Id of the placeholder for a supplier or taker that the model does not name."""
        if UNKNOWN_PARTY_ID not in self._organisation.parties and UNKNOWN_PARTY_ID not in self.additions.parties:
            self._add_party(UNKNOWN_PARTY_ID, text(self._language, "import.word-unknown-party"))
        return UNKNOWN_PARTY_ID

    def ensure(self, process: Process) -> None:
        """Add whoever a kept definition mentions and nobody has declared, by their ids: their names are not known."""
        for use in uses_in(process):
            if use.id == OWNER_ID:
                self.owner()
            elif use.id == UNKNOWN_PARTY_ID:
                self.unknown_party()
            elif use.kind in ("role", "performer", "informed") and use.id not in self._ids and _is_id(use.id):
                self._add_role(use.id, use.id, "")
            elif use.kind == "partner" and use.id not in self._ids and _is_id(use.id):
                self._add_party(use.id, use.id)

    def _knows(self, one: str) -> bool:
        return self._organisation.performer(one) is not None or one in self.additions.roles

    def _add_role(self, one: str, name: str, department: str) -> None:
        self._ids.add(one)
        self._performers[_plain(name)] = one
        self.additions.roles[one] = (name, self._department(department) if department else "")

    def _add_party(self, one: str, name: str) -> None:
        self._ids.add(one)
        self._parties[_plain(name)] = one
        self._performers.setdefault(_plain(name), one)
        self.additions.parties[one] = name

    def _department(self, name: str) -> str:
        known = self._departments.get(_plain(name))
        if known is None:
            known = readable_id("", name, "department", self._ids)
            self._ids.add(known)
            self._departments[_plain(name)] = known
            self.additions.departments[known] = name
        return known


def _is_id(reference: str) -> bool:
    return re.fullmatch(ID_PATTERN, reference) is not None


def _plain(name: str) -> str:
    """What makes two names the same: letters and digits; "Team-Assistant" is the "Team Assistant"."""
    return "".join(character for character in name.casefold() if character.isalnum()) or name
