"""Everything that is declared by an id and that others refer to: roles, forms, systems, processes and so on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from procman.records import record

if TYPE_CHECKING:
    from procman.model.definitions import Definitions
    from procman.model.process import Process
    from procman.source.positions import ElementPath

GROUPS: Final = (
    "role",
    "position",
    "department",
    "system",
    "party",
    "requirement",
    "term",
    "domain",
    "process",
    "form",
    "record",
)
OF_PROCESSES: Final = ("form", "record")
"""What each process declares for itself."""


@record(frozen=True, slots=True)
class Declaration:
    """Where something is declared.

    Attributes:
        process: The process in whose file it stands; None for a dictionary.
        dictionary: ``organisation``, ``requirements``, ``glossary`` or ``manual``; empty for the file of a process.
        element: Path in the file; empty for a process itself.
    """

    process: str | None
    dictionary: str
    element: ElementPath


@record(frozen=True, slots=True)
class Subject:
    """Something that is declared; a form or a record of several processes may have one id in all of them.

    Attributes:
        group: One of ``GROUPS``; inputs and outputs are records, too.
    """

    group: str
    id: str
    name: str
    declarations: tuple[Declaration, ...]

    @property
    def reference(self) -> str:
        """How people write it: ``role:sales-clerk``."""
        return f"{self.group}:{self.id}"


def subjects(definitions: Definitions) -> dict[str, Subject]:
    """Everything that is declared, by its reference."""
    found: dict[str, Subject] = {}
    for group, one, name, declaration in _declared(definitions):
        before = found.get(f"{group}:{one}")
        places = (*before.declarations, declaration) if before else (declaration,)
        subject = Subject(group, one, before.name if before else name, places)
        found[subject.reference] = subject
    return found


def _declared(definitions: Definitions) -> Iterator[tuple[str, str, str, Declaration]]:
    organisation = definitions.organisation
    for group, section in (
        ("role", "roles"),
        ("position", "positions"),
        ("department", "departments"),
        ("system", "systems"),
        ("party", "parties"),
    ):
        for one, entry in getattr(organisation, section).items():
            yield group, one, entry.name, Declaration(None, "organisation", (section, one))
    for one, requirement in definitions.requirements.items():
        yield "requirement", one, requirement.title, Declaration(None, "requirements", (one,))
    for one, term in definitions.glossary.items():
        yield "term", one, term.term, Declaration(None, "glossary", (one,))
    for one, domain in definitions.manual.domains.items():
        yield "domain", one, domain.name, Declaration(None, "manual", ("domains", one))
    for process in definitions.processes.values():
        yield "process", process.id, process.name, Declaration(process.id, "", ())
        yield from _of_process(process)


def _of_process(process: Process) -> Iterator[tuple[str, str, str, Declaration]]:
    for group, section in (("form", "forms"), ("record", "inputs"), ("record", "outputs"), ("record", "records")):
        for one, entry in getattr(process, section).items():
            yield group, one, entry.name, Declaration(process.id, "", (section, one))
