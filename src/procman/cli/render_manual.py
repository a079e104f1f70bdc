"""``procman render manual``."""

from __future__ import annotations

import enum
from typing import Annotated

import typer

from procman.cli.documents import ForceOption, OutputOption, ProcessesArgument, RevOption
from procman.cli.drawing_options import NoCacheOption
from procman.cli.manual_volumes import TagsOption, VolumeOption
from procman.cli.picture_options import FontPathOption, refuse_without_effect
from procman.cli.session import Session


class Format(enum.StrEnum):
    """Formats of the manual."""

    html = "html"
    pdf = "pdf"
    docx = "docx"
    markdown = "markdown"


def manual(
    context: typer.Context,
    process_ids: ProcessesArgument = None,
    format: Annotated[Format, typer.Option("--format", help="Format of the manual.")] = Format.html,
    output: OutputOption = None,
    volume: VolumeOption = None,
    font_path: FontPathOption = None,
    tags: TagsOption = True,
    rev: RevOption = None,
    force: ForceOption = False,
    no_cache: NoCacheOption = False,
) -> int:
    """Render the process manual 流程手册."""
    from procman.cli.documents import open_publication, write_documents

    session: Session = context.obj
    refuse_without_effect("--font-path", bool(font_path), format, ("pdf", "docx"))
    refuse_without_effect("--volume", volume is not None, format, ("pdf",))
    refuse_without_effect("--no-tags", not tags, format, ("pdf",))
    publication = open_publication(session, process_ids, font_path, cache=not no_cache, rev=rev)
    if format is Format.pdf:
        from procman.cli.manual_volumes import render_pdf

        documents = render_pdf(session, publication, volume, tagged=tags, cache=not no_cache)
    else:
        from procman.documents.manual_formats import render_manual

        documents = render_manual(publication, format.value)
    write_documents(session, publication, documents, output, force=force)
    if format is Format.docx:
        from procman.messages import text

        session.note(text(session.language(), "rendering.page-numbers"))
    return 0
