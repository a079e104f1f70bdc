"""``procman render manual``."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from procman.cli.documents import ForceOption, OutputOption, ProcessesArgument
from procman.cli.drawing_options import NoCacheOption
from procman.cli.session import Session

if TYPE_CHECKING:
    from procman.documents.publication import Document, Publication


class Format(enum.StrEnum):
    """Formats of the manual."""

    html = "html"
    docx = "docx"
    markdown = "markdown"


def manual(
    context: typer.Context,
    process_ids: ProcessesArgument = None,
    format: Annotated[Format, typer.Option("--format", help="Format of the manual.")] = Format.html,
    output: OutputOption = None,
    font_paths: Annotated[
        list[Path] | None,
        typer.Option("--font-path", help="A font file or folder to use first in pictures. Repeatable."),
    ] = None,
    force: ForceOption = False,
    no_cache: NoCacheOption = False,
) -> int:
    """Render the process manual 流程手册."""
    from procman.cli.documents import open_publication, write_documents

    session: Session = context.obj
    publication = open_publication(session, process_ids, font_paths, cache=not no_cache)
    write_documents(session, publication, _render(format, publication), output, force=force)
    if format is Format.docx:
        from procman.messages import text

        session.note(text(session.language(), "rendering.page-numbers"))
    return 0


def _render(format: Format, publication: Publication) -> list[Document]:
    if format is Format.docx:
        from procman.documents.manual_docx import render_manual_docx

        return [render_manual_docx(publication)]
    if format is Format.markdown:
        from procman.documents.markdown.manual import render_manual_markdown

        return render_manual_markdown(publication)
    from procman.documents.manual import render_manual_html

    return [render_manual_html(publication)]
