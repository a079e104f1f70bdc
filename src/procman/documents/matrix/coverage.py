"""Which clause is met where, and which is met nowhere 合规要求落实情况."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from procman.documents.content import clean, prose
from procman.documents.matrix.source import MatrixSource, words
from procman.documents.matrix.table import Row, Sheet, Table
from procman.documents.view.names import ProcessNames

if TYPE_CHECKING:
    from procman.model.dictionaries import Requirement


def requirement_coverage(source: MatrixSource) -> Sheet:
    """A row for every place that meets a clause; one row says so where there is none."""
    columns = (
        source.column("requirement", 12),
        source.column("clause", 10),
        source.column("requirement-text", 22),
        source.column("requirement-limit", 5),
        source.column("coverage", 7),
        source.column("process-id", 5, "code"),
        source.column("process-name", 9),
        source.column("control", 6, "code"),
        source.column("met-at", 9),
        source.column("how-met", 18),
        source.column("responsible", 8),
    )
    rows = tuple(
        row
        for reference, requirement in source.definitions.requirements.items()
        for row in _rows(source, reference, requirement)
    )
    note = source.word("note.coverage")
    return Sheet("coverage", source.word("sheet.coverage"), note, (Table(columns, rows, headers=2),))


def _rows(source: MatrixSource, reference: str, requirement: Requirement) -> Iterator[Row]:
    head = (
        clean(requirement.title),
        clean(requirement.clause or ""),
        words(prose(requirement.text)),
        source.names.duration(requirement.limit),
    )
    places = [place for names in source.processes for place in _places(source, names, reference)]
    for place in places or [(source.word("met-nowhere"), *[""] * 6)]:
        yield (*head, *place)


def _places(source: MatrixSource, names: ProcessNames, reference: str) -> Iterator[Row]:
    """Control points that cite the clause; the process itself when it cites it and no control point of it does."""
    process, common = names.process, names.names
    head = (process.id, clean(process.name))
    meeting = [(key, each) for key, each in process.controls.items() if reference in each.requirements]
    for key, control in meeting:
        owner = source.name(common.performer(control.owner))
        how = words(prose(control.measure))
        yield (source.word("met-by-control"), *head, key, source.name(names.step(control.step)), how, owner)
    if reference in process.requirements and not meeting:
        owner = source.name(common.performer(process.owner))
        yield (source.word("met-by-process"), *head, "", source.word("whole-process"), "", owner)
