"""What things are called in a document, and where in it they stand."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procman import messages
from procman.documents.content import clean
from procman.flow.graph import Graph, Node, build_graph
from procman.model.definitions import Definitions
from procman.model.duration import Duration

if TYPE_CHECKING:
    from procman.model.process import Process


@dataclass(frozen=True, slots=True)
class Link:
    """A name that may lead to its place in the document.

    Attributes:
        text: The name.
        anchor: Id of the element it leads to, without ``#``; None when there is no such place.
        number: What stands before the name: a step's number, a process's id.
    """

    text: str
    anchor: str | None = None
    number: str = ""


Links = tuple[Link, ...]


def process_anchor(process_id: str) -> str:
    """Anchor of a process: ``cs-02``; those of its parts begin with it: ``cs-02-step-register``."""
    return process_id.lower()


def domain_anchor(domain_id: str) -> str:
    """Anchor of a domain's chapter."""
    return f"domain-{domain_id}"


def step_number(node: Node) -> str:
    """The number of a step as the flowchart prints it; empty for nodes that have none."""
    return f"{node.number:02d}" if node.number is not None else ""


class Names:
    """Names of everything that definitions declare, in one language.

    Args:
        definitions: What the document shows.
        language: Language of the frame.
        known: All that is defined, when the document shows a part of it: other processes have their names, too.
    """

    def __init__(self, definitions: Definitions, language: str, known: Definitions | None = None) -> None:
        self.definitions = definitions
        self.known = known or definitions
        self.language = language
        self._organisation = definitions.organisation
        self._performers: dict[str, Link] = {}
        self._parts: dict[int, ProcessNames] = {}

    def parts(self, process: Process) -> ProcessNames:
        """Names of the parts of a process; its graph is built once for all that is said of it."""
        known = self._parts.get(id(process))
        if known is None:  # which holds the process, so that its id stays taken
            known = self._parts[id(process)] = ProcessNames(self, process, build_graph(process))
        return known

    def label(self, key: str, **arguments: object) -> str:
        """A word of the document's frame."""
        return messages.text(self.language, f"documents.{key}", **arguments)

    def choice(self, field: str, value: str | None) -> str:
        """The word for a value of an enumeration of the format; empty when the value is not given."""
        return self.label(f"{field}.{value}") if value else ""

    def retired(self, process: Process) -> str:
        """Why a process that is said to be retired does not hold; empty for every other one."""
        return self.label("notice.retired") if process.status == "retired" else ""

    def date(self, date: datetime.date | None) -> str:
        """A date as people write it; empty when there is none."""
        return self.label("date", year=date.year, month=date.month, day=date.day) if date else ""

    def duration(self, duration: Duration | None) -> str:
        """A duration as people write it; empty when there is none."""
        return messages.duration_text(self.language, duration) if duration else ""

    def process(self, process_id: str) -> Link:
        """A process; one that is not in this document leads nowhere, and one that is not defined has only its id."""
        process = self.known.processes.get(process_id)
        if process is None:
            return Link(clean(process_id))
        anchor = process_anchor(process_id) if process_id in self.definitions.processes else None
        return Link(clean(process.name), anchor, process_id)

    def performer(self, reference: str | None) -> Link | None:
        """A role, party or system."""
        if not reference:
            return None
        if reference not in self._performers:
            self._performers[reference] = self._performer(reference)
        return self._performers[reference]

    def performers(self, references: Iterable[str]) -> Links:
        """Several roles, parties or systems."""
        return tuple(link for link in map(self.performer, references) if link)

    def _performer(self, reference: str) -> Link:
        organisation = self._organisation
        for kind, declared in (
            ("role", organisation.roles),
            ("party", organisation.parties),
            ("system", organisation.systems),
        ):
            if reference in declared:
                return Link(clean(declared[reference].name), f"{kind}-{reference}")
        return Link(clean(reference))

    def system(self, reference: str | None) -> Link | None:
        """A system; systems and roles may share an id."""
        if reference and reference in self._organisation.systems:
            return Link(clean(self._organisation.systems[reference].name), f"system-{reference}")
        return Link(clean(reference)) if reference else None

    def partners(self, references: Iterable[str]) -> Links:
        """Whoever gives inputs or takes outputs: processes, parties, roles."""
        processes = self.known.processes
        found = (self.process(each) if each in processes else self.performer(each) for each in references)
        return tuple(link for link in found if link)

    def department(self, reference: str | None) -> Link | None:
        """A department."""
        if not reference:
            return None
        department = self._organisation.departments.get(reference)
        return Link(clean(department.name), f"department-{reference}") if department else Link(clean(reference))

    def department_of(self, role: str) -> Link | None:
        """The department of a role; None for parties and systems, which have none."""
        declared = self._organisation.roles.get(role)
        return self.department(declared.department) if declared else None

    def positions(self, references: Iterable[str]) -> tuple[str, ...]:
        """Names of positions."""
        declared = self._organisation.positions
        return tuple(clean(declared[each].name if each in declared else each) for each in references)

    def requirement(self, reference: str) -> Link:
        """A clause that binds."""
        requirement = self.definitions.requirements.get(reference)
        if requirement is None:
            return Link(clean(reference))
        clause = f" {requirement.clause}" if requirement.clause else ""
        return Link(clean(requirement.title + clause), f"requirement-{reference}")


class ProcessNames:
    """Names of the parts of one process."""

    def __init__(self, names: Names, process: Process, graph: Graph) -> None:
        self.names = names
        self.process = process
        self.graph = graph
        self.anchor = process_anchor(process.id)

    def part(self, kind: str, part_id: str) -> str:
        """Anchor of a part: ``cs-02-step-register``."""
        return f"{self.anchor}-{kind}-{part_id}"

    def step(self, reference: str | None) -> Link | None:
        """A step or an end; a step that only splits or joins has no place in the document of its own."""
        if not reference:
            return None
        node = self.graph.nodes.get(reference)
        if node is None:
            return Link(clean(reference))
        name = clean(node.name) or self.names.label(f"kind.{node.kind}")
        if node.kind == "end":
            return Link(name, self.part("end", reference))
        if node.number is None:
            return Link(name)
        return Link(name, self.part("step", reference), step_number(node))

    def steps(self, references: Iterable[str]) -> Links:
        """Several steps."""
        return tuple(link for link in map(self.step, references) if link)

    def document(self, reference: str) -> Link:
        """An input, output, record or form."""
        process = self.process
        for kind, declared in (
            ("form", process.forms),
            ("record", process.records),
            ("input", process.inputs),
            ("output", process.outputs),
        ):
            if reference in declared:
                return Link(clean(declared[reference].name), self.part(kind, reference))
        return Link(clean(reference))

    def documents(self, references: Iterable[str]) -> Links:
        """Several documents."""
        return tuple(map(self.document, references))

    def control(self, reference: str) -> Link:
        """A control point."""
        return Link(reference, self.part("control", reference))
