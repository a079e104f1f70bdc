"""``procman render matrix``."""

from __future__ import annotations

import enum
from typing import Annotated

import typer

from procman.cli.documents import ForceOption, OutputOption, ProcessesArgument, RevOption
from procman.cli.session import Session


class Format(enum.StrEnum):
    """Formats of matrices."""

    xlsx = "xlsx"
    html = "html"


def matrix(
    context: typer.Context,
    process_ids: ProcessesArgument = None,
    matrices: Annotated[
        list[str] | None,
        typer.Option("--matrix", "-m", metavar="NAME", help="A matrix by its name; default all. Repeatable."),
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="A workbook or a page.")] = Format.xlsx,
    output: OutputOption = None,
    rev: RevOption = None,
    force: ForceOption = False,
) -> int:
    """Render matrices and registers 矩阵与清单: responsibilities, risks and controls, hand-overs, forms, requirements.

    Names: processes, controlled-documents, responsibility, responsibility-by-process, risk-control, coverage,
    hand-overs, hand-over-list, process-hand-overs, forms, retention, metrics, time-budgets.
    """
    from procman.cli.documents import open_publication, write_documents
    from procman.documents.matrix.registry import MATRICES
    from procman.documents.matrix.rendering import render_matrices_html, render_matrices_xlsx
    from procman.errors import UsageError

    session: Session = context.obj
    for name in matrices or ():
        if name not in MATRICES:
            raise UsageError("unknown-matrix", name=name, names=", ".join(MATRICES))
    publication = open_publication(session, process_ids, rev=rev)
    render = render_matrices_html if format is Format.html else render_matrices_xlsx
    write_documents(session, publication, [render(publication, matrices or ())], output, force=force)
    return 0
