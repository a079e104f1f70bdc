"""Who does what: responsibility matrices 职责分配矩阵（RACI） for each process and across the company."""

from __future__ import annotations

from procman.documents.content import clean
from procman.documents.matrix.source import MatrixSource
from procman.documents.matrix.table import Column, Row, Sheet, Table, rows_of
from procman.documents.view.names import ProcessNames
from procman.documents.view.responsibility import LETTERS, build_matrix, responsibilities


def responsibility_by_process(source: MatrixSource) -> Sheet:
    """A matrix of steps and performers for each process."""
    tables = tuple(_table(source, process) for process in source.processes if process.process.steps)
    return Sheet(
        "responsibility-by-process",
        source.word("sheet.responsibility-by-process"),
        source.word("note.responsibility"),
        tables,
    )


def _table(source: MatrixSource, names: ProcessNames) -> Table:
    matrix = build_matrix(names)
    columns = (
        source.column("activity", 16),
        *(Column(source.name(performer), 5, "letters", upright=True) for performer in matrix.columns),
    )
    rows = rows_of((source.name(row.step), *row.cells) for row in matrix.rows)
    return Table(columns, rows, title=_title(names))


def responsibility_across(source: MatrixSource) -> Sheet:
    """Roles against processes: the letters that a role has in the steps of a process, and who owns it."""
    found: dict[str, dict[str, set[str]]] = {}
    for names in source.processes:
        for step_letters in responsibilities(names).values():
            for member, letters in step_letters.items():
                found.setdefault(member, {}).setdefault(names.process.id, set()).update(letters)
    columns = (
        source.column("role", 9),
        source.column("department", 8),
        *(
            Column(f"{each.process.id} {clean(each.process.name)}", 4, "letters", upright=True)
            for each in source.processes
        ),
    )
    rows = tuple(
        _role_row(source, role, found[role]) for role in source.definitions.organisation.roles if role in found
    )
    table = Table(columns, rows, headers=2)
    return Sheet("responsibility", source.word("sheet.responsibility"), source.word("note.responsibility"), (table,))


def _role_row(source: MatrixSource, role: str, letters: dict[str, set[str]]) -> Row:
    cells = ("/".join(one for one in LETTERS if one in letters.get(names.process.id, ())) for names in source.processes)
    return (source.name(source.names.performer(role)), source.department(role), *cells)


def _title(names: ProcessNames) -> str:
    return f"{names.process.id} {clean(names.process.name)}"
