"""How long records are kept: inputs, outputs, records and forms of every process."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from procman.documents.content import clean
from procman.documents.matrix.source import MatrixSource
from procman.documents.matrix.table import Row, Sheet, Table
from procman.documents.view.boundary import build_boundary, build_records
from procman.documents.view.form import build_forms
from procman.documents.view.names import Links, ProcessNames

# What comes in or goes out is kept by whoever made it, unless the definition says otherwise.
_KEPT: Final = ("record", "form")


def record_retention(source: MatrixSource) -> Sheet:
    """Every document, where it comes to be, and for how long it is kept; those without a period are told."""
    columns = (
        source.column("process-id", 5, "code"),
        source.column("process-name", 10),
        source.column("document", 14),
        source.column("document-kind", 5),
        source.column("made-in", 14),
        source.column("used-in", 18),
        source.column("personal", 5, "letters"),
        source.column("retention", 7),
        source.column("keeper", 9),
    )
    rows = tuple(row for names in source.processes for row in _rows(source, names))
    note = source.word("note.retention")
    return Sheet("retention", source.word("sheet.retention"), note, (Table(columns, rows, headers=3),))


def _rows(source: MatrixSource, names: ProcessNames) -> Iterator[Row]:
    boundary = build_boundary(names)
    for kind, documents in (
        ("input", boundary.inputs),
        ("record", build_records(names)),
        ("output", boundary.outputs),
    ):
        for document in documents:
            yield _row(source, names, document.name, kind, document.made_in, document.used_in, document.retention, "")
    for form in build_forms(names):
        personal = source.yes(form.personal)
        yield _row(source, names, form.name, "form", (), form.used_in, form.retention, personal)


def _row(
    source: MatrixSource,
    names: ProcessNames,
    name: str,
    kind: str,
    made_in: Links,
    used_in: Links,
    retention: str,
    personal: str,
) -> Row:
    return (
        names.process.id,
        clean(names.process.name),
        name,
        source.word(f"document.{kind}"),
        source.joined(made_in),
        source.joined(used_in),
        personal,
        retention or (source.word("not-said") if kind in _KEPT else ""),
        source.department(names.process.owner),
    )
