"""What all matrices read: the definitions, and their names in the document's language."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from procman import messages
from procman.documents.content import Prose, clean
from procman.documents.matrix.table import Column, ColumnKind
from procman.documents.view.names import Link, Names, ProcessNames
from procman.model.definitions import Definitions


class MatrixSource:
    """Definitions with their names.

    Attributes:
        definitions: The processes to show.
        names: Names of everything that they declare.
        written: All that is defined, as it was written and not translated.
        edition: Version of the manual as a whole; empty where nothing was released.
    """

    def __init__(
        self,
        definitions: Definitions,
        language: str,
        known: Definitions | None = None,
        *,
        written: Definitions | None = None,
        edition: str = "",
    ) -> None:
        self.definitions = definitions
        self.written = written or known or definitions
        self.edition = edition
        self.names = Names(definitions, language, known)

    @cached_property
    def processes(self) -> tuple[ProcessNames, ...]:
        """Names of the parts of each process, in the order of the manual."""
        return tuple(self.names.parts(process) for process in self.definitions.processes.values())

    def word(self, key: str, **arguments: object) -> str:
        """A word of the frame: one of the matrices' own, else one of all documents."""
        own = f"matrices.{key}"
        if messages.has_text(self.names.language, own):
            return messages.text(self.names.language, own, **arguments)
        return self.names.label(key, **arguments)

    def column(
        self,
        key: str,
        width: int,
        kind: ColumnKind = "text",
        *,
        options: Iterable[str] = (),
    ) -> Column:
        """A column whose head is a word of the frame."""
        return Column(self.word(key), width, kind, tuple(options))

    def joined(self, items: Iterable[Link | str | None]) -> str:
        """Names in one cell."""
        return self.word("list-separator").join(text for item in items if (text := self.name(item)))

    def name(self, item: Link | str | None) -> str:
        """A name with the number that stands before it; empty for none."""
        if item is None or isinstance(item, str):
            return item or ""
        return f"{item.number} {item.text}".strip()

    def domain(self, process: ProcessNames) -> str:
        """Name of the domain of a process."""
        domain = self.definitions.manual.domains.get(process.process.domain)
        return clean(domain.name if domain else process.process.domain)

    def department(self, role: str | None) -> str:
        """Name of the department of a role; empty when it has none."""
        return self.name(self.names.department_of(role)) if role else ""

    def yes(self, holds: bool) -> str:
        """A mark for what holds, nothing for what does not."""
        return self.word("yes") if holds else ""


def words(text: Prose | None) -> str:
    """A text as the words of a cell."""
    return text.text if text else ""
