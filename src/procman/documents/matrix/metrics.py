"""The indicators of all processes 绩效指标."""

from __future__ import annotations

from procman.documents.content import clean
from procman.documents.matrix.source import MatrixSource, words
from procman.documents.matrix.table import Sheet, Table, rows_of
from procman.documents.view.control import build_metrics


def metrics(source: MatrixSource) -> Sheet:
    """Every indicator, and columns in which its value is entered period by period."""
    columns = (
        source.column("process-id", 5, "code"),
        source.column("process-name", 10),
        source.column("metric", 12),
        source.column("formula", 22),
        source.column("target", 6),
        source.column("period", 5),
        source.column("data-source", 12),
        source.column("responsible", 8),
        source.column("department", 8),
        source.column("actual", 6, "entry"),
        source.column("deviation", 12, "entry"),
    )
    rows = rows_of(
        (
            names.process.id,
            clean(names.process.name),
            metric.name,
            words(metric.formula),
            metric.target,
            metric.frequency,
            words(metric.source),
            source.name(metric.owner),
            source.department(names.process.metrics[metric.id].owner),
            "",
            "",
        )
        for names in source.processes
        for metric in build_metrics(names)
    )
    return Sheet("metrics", source.word("sheet.metrics"), "", (Table(columns, rows, headers=3),))
