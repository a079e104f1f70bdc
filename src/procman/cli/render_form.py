"""``procman render form``."""

from __future__ import annotations

import enum
from typing import Annotated

import typer

from procman.cli.documents import ForceOption, OutputOption, RevOption
from procman.cli.picture_options import FontPathOption, refuse_without_effect
from procman.cli.session import Session


class Format(enum.StrEnum):
    """Formats of form templates."""

    html = "html"
    docx = "docx"
    xlsx = "xlsx"
    pdf = "pdf"


def form(
    context: typer.Context,
    references: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="Processes, or numbers or ids of forms; default all."),
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="Format of the forms.")] = Format.html,
    output: OutputOption = None,
    font_path: FontPathOption = None,
    rev: RevOption = None,
    force: ForceOption = False,
) -> int:
    """Render form templates 表单模板 to fill in and to print."""
    from procman.cli.documents import open_publication, write_documents
    from procman.cli.select_forms import select_forms
    from procman.documents.forms.formats import form_writer
    from procman.documents.forms.sheets import build_sheets

    session: Session = context.obj
    refuse_without_effect("--font-path", bool(font_path), format.value, ("pdf",))
    publication = open_publication(session, font_paths=font_path, rev=rev)
    sheets = build_sheets(publication, select_forms(publication.definitions, references or ()))
    documents = form_writer(format.value)(publication, sheets)
    write_documents(session, publication, documents, output, force=force)
    return 0
