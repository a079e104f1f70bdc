"""The form register 表单清单."""

from __future__ import annotations

from procman.documents.content import clean
from procman.documents.matrix.source import MatrixSource
from procman.documents.matrix.table import Row, Sheet, Table
from procman.documents.view.form import FormView, build_forms
from procman.documents.view.names import ProcessNames


def form_register(source: MatrixSource) -> Sheet:
    """Every form of every process."""
    columns = (
        source.column("form-number", 7, "code"),
        source.column("form-name", 12),
        source.column("form-kind", 5),
        source.column("process-id", 5, "code"),
        source.column("process-name", 10),
        source.column("used-in", 14),
        source.column("filled-by", 12),
        source.column("approval-route", 12),
        source.column("count.fields", 4, "number"),
        source.column("personal", 5, "letters"),
        source.column("retention", 6),
        source.column("keeper", 9),
    )
    rows = tuple(_row(source, names, form) for names in source.processes for form in build_forms(names))
    return Sheet("forms", source.word("sheet.forms"), "", (Table(columns, rows, headers=2),))


def _row(source: MatrixSource, names: ProcessNames, form: FormView) -> Row:
    return (
        form.number or form.id,
        form.name,
        form.kind_name,
        names.process.id,
        clean(names.process.name),
        source.joined(form.used_in),
        source.joined(form.filled_by),
        source.word("route-separator").join(source.name(role) for role in form.approvals),
        len(names.process.forms[form.id].fields),
        source.yes(form.personal),
        form.retention,
        source.department(names.process.owner),
    )
