"""The list of controlled documents 受控文件清单: what is in force, in which version, and who has to have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procman.documents.content import clean
from procman.documents.fingerprint import fingerprint
from procman.documents.matrix.source import MatrixSource
from procman.documents.matrix.table import Row, Sheet, Table
from procman.documents.view.names import ProcessNames
from procman.flow.references import uses_in

if TYPE_CHECKING:
    from procman.model.process import Process

_PEOPLE = frozenset({"role", "performer", "informed"})


def controlled_documents(source: MatrixSource) -> Sheet:
    """The manual and every process in force with its number, its version, its digest, and who receives it."""
    columns = (
        source.column("head.document-number", 9, "code"),
        source.column("document-name", 14),
        source.column("head.version", 7, "code"),
        source.column("head.effective", 8, "code"),
        source.column("forms-of-it", 8),
        source.column("receiving-departments", 16),
        source.column("receiving-roles", 24),
        source.column("digest", 12, "code"),
    )
    in_force = [names for names in source.processes if names.process.status == "effective"]
    rows = (_manual(source), *(_row(source, names) for names in in_force))
    title, note = source.word("sheet.controlled-documents"), source.word("note.controlled-documents")
    return Sheet("controlled-documents", title, note, (Table(columns, rows, headers=2),))


def _manual(source: MatrixSource) -> Row:
    title = clean(source.definitions.manual.title or source.word("title-of-manual"))
    everybody = source.word("everybody")
    return ("", title, clean(source.edition), "", "", everybody, everybody, fingerprint(source.written).digest)


def _row(source: MatrixSource, names: ProcessNames) -> Row:
    process, separator = names.process, source.word("list-separator")
    roles = _roles(source, process)
    departments = dict.fromkeys(name for role in roles if (name := source.department(role)))
    return (
        clean(source.definitions.document_number(process)),
        clean(process.name),
        process.version,
        names.names.date(process.effective),
        "\n".join(clean(form.number or form_id) for form_id, form in process.forms.items()),
        separator.join(departments),
        source.joined(names.names.performer(role) for role in roles),
        fingerprint(source.written, [process.id]).digest,
    )


def _roles(source: MatrixSource, process: Process) -> tuple[str, ...]:
    """Those of the company's roles that the process mentions: they answer for it, act in it or are told."""
    mentioned = {process.owner, *(use.id for use in uses_in(process) if use.kind in _PEOPLE)}
    return tuple(role for role in source.definitions.organisation.roles if role in mentioned)
