"""The list of processes 流程清单."""

from __future__ import annotations

from procman.documents.content import clean
from procman.documents.matrix.source import MatrixSource
from procman.documents.matrix.table import Row, Sheet, Table
from procman.documents.view.dates import review_due
from procman.documents.view.names import ProcessNames


def process_list(source: MatrixSource) -> Sheet:
    """Every process with its owner, its version and what it holds."""
    columns = (
        source.column("process-id", 5, "code"),
        source.column("process-name", 12),
        source.column("domain", 9),
        source.column("head.document-number", 9, "code"),
        source.column("head.version", 4, "code"),
        source.column("status", 5),
        source.column("head.effective", 8, "code"),
        source.column("next-review", 8, "code"),
        source.column("owner", 9),
        source.column("head.department", 9),
        source.column("whole-limit", 7),
        source.column("count.steps", 4, "number"),
        source.column("count.roles", 4, "number"),
        source.column("count.controls", 4, "number"),
        source.column("count.key-controls", 4, "number"),
        source.column("count.forms", 4, "number"),
        source.column("count.metrics", 4, "number"),
    )
    rows = tuple(_row(source, process) for process in source.processes)
    return Sheet("processes", source.word("sheet.processes"), "", (Table(columns, rows, headers=2),))


def _row(source: MatrixSource, names: ProcessNames) -> Row:
    process, common = names.process, names.names
    controls = process.controls.values()
    return (
        process.id,
        clean(process.name),
        source.domain(names),
        clean(source.definitions.document_number(process)),
        process.version,
        common.choice("status", process.status),
        common.date(process.effective),
        common.date(review_due(process)),
        source.name(common.performer(process.owner)),
        source.department(process.owner),
        common.duration(process.time_limit.within) if process.time_limit else "",
        sum(not step.routing for step in process.steps.values()),
        len({step.role for step in process.steps.values() if step.role}),
        len(controls),
        sum(control.key for control in controls),
        len(process.forms),
        len(process.metrics),
    )
