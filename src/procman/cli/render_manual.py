"""``procman render manual``."""

from __future__ import annotations

import enum
from typing import Annotated

import typer

from procman.cli.documents import ForceOption, OutputOption, ProcessesArgument
from procman.cli.drawing_options import NoCacheOption
from procman.cli.session import Session


class Format(enum.StrEnum):
    """Formats of the manual."""

    html = "html"


def manual(
    context: typer.Context,
    process_ids: ProcessesArgument = None,
    format: Annotated[Format, typer.Option("--format", help="Format of the manual.")] = Format.html,  # noqa: ARG001 - so far there is one
    output: OutputOption = None,
    force: ForceOption = False,
    no_cache: NoCacheOption = False,
) -> int:
    """Render the process manual 流程手册."""
    from procman.cli.documents import open_publication, write_documents
    from procman.documents.manual import render_manual_html

    session: Session = context.obj
    publication = open_publication(session, process_ids, cache=not no_cache)
    write_documents(session, publication, [render_manual_html(publication)], output, force=force)
    return 0
