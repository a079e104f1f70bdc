"""Every place that refers to something, whatever file it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from procman.flow.references import uses_in
from procman.flow.subjects import OF_PROCESSES, Subject
from procman.records import record

if TYPE_CHECKING:
    from procman.model.definitions import Definitions
    from procman.source.positions import ElementPath

_KINDS: Final[dict[str, frozenset[str]]] = {
    "role": frozenset({"role", "performer", "informed", "partner"}),
    "department": frozenset({"informed"}),
    "system": frozenset({"system", "performer"}),
    "party": frozenset({"performer", "informed", "partner"}),
    "requirement": frozenset({"requirement"}),
    "term": frozenset({"term"}),
    "domain": frozenset({"domain"}),
    "process": frozenset({"process", "partner"}),
    "form": frozenset({"form", "document", "evidence"}),
    "record": frozenset({"document", "evidence"}),
}
_PERFORMERS: Final = ("role", "system", "party")
_WITHOUT_ID: Final = ("owner", "domain", "requirements", "terms", "lanes")
"""Keys of a process whose values are references themselves."""


@record(frozen=True, slots=True)
class Mention:
    """A place that refers to something.

    Attributes:
        process: The process in whose file it stands; None for the organisation.
        element: Path of the place in the file.
    """

    process: str | None
    element: ElementPath

    @property
    def kind(self) -> str:
        """The keys of the path without ids and numbers: ``steps.role``, ``forms.fields.filled_by``."""
        first, *rest = self.element
        if first in _WITHOUT_ID:
            return str(first)
        keys = [part for part in rest[1:] if isinstance(part, str)]
        if keys[:1] == ["fields"]:
            del keys[1]
        return ".".join([str(first), *keys])


def mentions(subject: Subject, definitions: Definitions) -> Iterator[Mention]:
    """All places that refer to a subject: of the organisation first, then process by process."""
    yield from _of_organisation(subject, definitions)
    kinds = _KINDS.get(subject.group, frozenset())
    owners = {declaration.process for declaration in subject.declarations}
    for process in definitions.processes.values():
        if subject.group in OF_PROCESSES and process.id not in owners:
            continue
        for use in uses_in(process):
            if use.id == subject.id and use.kind in kinds:
                yield Mention(process.id, use.element)
        if subject.group in _PERFORMERS:
            for index, lane in enumerate(process.lanes):
                if lane == subject.id:
                    yield Mention(process.id, ("lanes", index))


def _of_organisation(subject: Subject, definitions: Definitions) -> Iterator[Mention]:
    organisation = definitions.organisation
    group, wanted = subject.group, subject.id
    for role_id, role in organisation.roles.items():
        if group == "department" and role.department == wanted:
            yield Mention(None, ("roles", role_id, "department"))
        if group == "position" and wanted in role.positions:
            yield Mention(None, ("roles", role_id, "positions", role.positions.index(wanted)))
        if group == "role" and role.deputy == wanted:
            yield Mention(None, ("roles", role_id, "deputy"))
    for position_id, position in organisation.positions.items():
        if group == "department" and position.department == wanted:
            yield Mention(None, ("positions", position_id, "department"))
    for system_id, system in organisation.systems.items():
        if group in ("role", "department") and system.owner == wanted:
            yield Mention(None, ("systems", system_id, "owner"))
